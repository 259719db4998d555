package io.trastienda.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MeasureWordsTest {

  @Test
  void says_working_time_in_hours_and_minutes_without_days() {
    assertThat(MeasureWords.hours(new BigDecimal("22320"))).isEqualTo("6\u00a0h\u00a012");
    assertThat(MeasureWords.hours(new BigDecimal("108000"))).isEqualTo("30\u00a0h");
    assertThat(MeasureWords.hours(new BigDecimal("3899.6"))).isEqualTo("1\u00a0h\u00a005");
    assertThat(MeasureWords.hours(new BigDecimal("59.9"))).isEqualTo("1\u00a0min");
  }
}
