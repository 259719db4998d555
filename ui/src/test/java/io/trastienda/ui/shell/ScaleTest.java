package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void ends_at_round_numbers_that_hold_the_values() {
    Scale scale = Scale.around(83, 412, 4, 200, 0);

    assertThat(scale.ticks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0, 500.0);
    assertThat(scale.at(0)).isEqualTo(200);
    assertThat(scale.at(500)).isZero();
  }

  @Test
  void puts_one_value_between_ticks_below_and_above_it() {
    Scale scale = Scale.around(400, 400, 4, 200, 0);

    assertThat(scale.low()).isLessThan(400);
    assertThat(scale.high()).isGreaterThan(400);
    assertThat(scale.ticks()).hasSizeGreaterThan(3);
    assertThat(scale.at(400)).isCloseTo(100, within(1e-9));
  }

  @Test
  void puts_zero_at_the_foot_and_never_below_it() {
    assertThat(Scale.around(0, 0, 4, 200, 0).at(0)).isEqualTo(200);
    assertThat(Scale.around(0.87, 0.87, 4, 200, 0).low()).isNotNegative();
  }
}
