package io.trastienda.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The divisions behind the worked examples that the screens show.
class ReadingTest {

  @Test
  void a_mean_is_the_sum_over_the_number() {
    KpiValue value = Reading.ratio(Measure.TURNAROUND_MEAN, 3_600 + 7_200 + 14_400, 3);

    assertThat(value.value()).isEqualByComparingTo("8400");
    assertThat(value.denominator()).isEqualByComparingTo("3");
  }

  @Test
  void a_share_is_rounded_once_to_six_places() {
    assertThat(Reading.ratio(Measure.ON_TIME_BY_COMPLETION, 2, 3).value())
        .isEqualTo(new BigDecimal("0.666667"));
  }

  @Test
  void nothing_below_the_line_is_no_data_and_neither_0_nor_100_percent() {
    KpiValue value = Reading.ratio(Measure.ON_TIME_BY_DUE, 0, 0);

    assertThat(value.value()).isNull();
    assertThat(value.noData()).isEqualTo("kpi.no-data.none");
  }

  @Test
  void productivity_divides_by_hours_on_the_queue() {
    KpiValue value = Reading.perHour(12, 8 * 3_600_000L);

    assertThat(value.value()).isEqualByComparingTo("1.5");
    assertThat(value.numerator()).isEqualByComparingTo("12");
    assertThat(value.denominator()).isEqualByComparingTo("8");
  }

  @Test
  void completions_without_recorded_presence_have_no_productivity() {
    KpiValue value = Reading.perHour(12, 0);

    assertThat(value.value()).isNull();
    assertThat(value.numerator()).isEqualByComparingTo("12");
    assertThat(value.noData()).isEqualTo("kpi.no-data.presence");
  }

  @Test
  void round_numbers_are_not_written_as_powers_of_ten() {
    assertThat(Reading.ratio(Measure.ELAPSED_MEAN, 36_000, 1).value()).hasToString("36000");
  }
}
