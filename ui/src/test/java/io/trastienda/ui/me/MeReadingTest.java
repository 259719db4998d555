package io.trastienda.ui.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.MyDay;
import io.trastienda.platform.TenantId;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeReadingTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  @Test
  void a_ratio_over_clients_and_days_is_one_of_sums() {
    Reading reading =
        new Reading(
            List.of(
                part(1, day(MONDAY, 1, 3_600_000)),
                part(2, day(MONDAY.plusDays(1), 9, 3_600_000))));

    KpiValue value = reading.value(Measure.HANDLING_TIME, MeAddress.Span.WEEK);

    assertThat(value.value()).hasToString("720");
    assertThat(value.denominator()).hasToString("10");
  }

  @Test
  void each_week_has_its_own_days_and_one_without_any_has_no_data() {
    Reading reading =
        new Reading(
            List.of(part(1, day(MONDAY.minusDays(1), 4, 400_000), day(MONDAY, 2, 600_000))));

    List<KpiValue> weeks = reading.weeks(Measure.HANDLING_TIME);

    assertThat(weeks).hasSize(MeAddress.WEEKS);
    assertThat(weeks.getLast().value()).hasToString("300");
    assertThat(weeks.get(MeAddress.WEEKS - 2).value()).hasToString("100");
    assertThat(weeks.getFirst().noData()).isEqualTo("kpi.no-data.time");
    assertThat(reading.value(Measure.COMPLETED, MeAddress.Span.LAST_WEEK).value()).hasToString("4");
    assertThat(reading.value(Measure.COMPLETED, MeAddress.Span.TODAY).value()).hasToString("0");
  }

  @Test
  void an_address_that_cannot_be_shows_today_and_nothing_behind() {
    assertThat(MeAddress.of(Map.of("days", List.of("ever"), "behind", List.of("received"))))
        .isEqualTo(new MeAddress(MeAddress.Span.TODAY, null));
    MeAddress address = new MeAddress(MeAddress.Span.LAST_WEEK, Measure.OCCUPANCY);
    assertThat(address.path()).isEqualTo("me?days=last-week&behind=occupancy");
  }

  private static Reading.Part part(int number, MyDay... days) {
    return new Reading.Part(
        new ViewerClient("c" + number, "Client " + number, ClientColour.TEAL),
        new TenantId(number),
        ZoneOffset.UTC,
        SUNDAY,
        List.of(days),
        Instant.EPOCH);
  }

  private static MyDay day(LocalDate day, long completed, long handledMillis) {
    return new MyDay(day, completed, completed, completed, completed, 0, 0, handledMillis, 0);
  }
}
