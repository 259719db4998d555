package io.trastienda.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.analytics.kpi.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportAddressTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @Test
  void shows_this_month_when_the_address_says_nothing() {
    ReportAddress address = ReportAddress.of(Map.of(), TODAY);

    assertThat(address.query()).isEqualTo("from=2026-11-01&to=2026-12-01");
  }

  @Test
  void reads_what_it_wrote() {
    ReportAddress address =
        new ReportAddress(
            LocalDate.parse("2016-03-01"),
            LocalDate.parse("2016-04-01"),
            "a b&c",
            2,
            Measure.REOPENED,
            3);

    ReportAddress read =
        ReportAddress.of(
            Map.of(
                "from", List.of("2016-03-01"),
                "to", List.of("2016-04-01"),
                "type", List.of("a b&c"),
                "priority", List.of("2"),
                "measure", List.of("reopened"),
                "page", List.of("3")),
            TODAY);

    assertThat(read).isEqualTo(address);
    assertThat(address.query())
        .isEqualTo("from=2016-03-01&to=2016-04-01&type=a+b%26c&priority=2&measure=reopened&page=3");
  }

  @Test
  void reads_what_cannot_be_as_if_it_were_not_there() {
    ReportAddress read =
        ReportAddress.of(
            Map.of(
                "from", List.of("2026-11-30"),
                "to", List.of("2026-11-01"),
                "priority", List.of("9"),
                "measure", List.of("happiness"),
                "page", List.of("-1")),
            TODAY);

    assertThat(read).isEqualTo(ReportAddress.of(Map.of(), TODAY));
  }

  @Test
  void refuses_periods_of_more_than_a_year() {
    ReportAddress read =
        ReportAddress.of(Map.of("from", List.of("2020-01-01"), "to", List.of("2026-01-01")), TODAY);

    assertThat(read.from()).isEqualTo(LocalDate.parse("2026-11-01"));
  }

  @Test
  void steps_by_whole_months_or_by_as_many_days() {
    ReportAddress month = ReportAddress.of(Map.of(), TODAY);
    ReportAddress day = month.in(TODAY, TODAY.plusDays(1));

    assertThat(month.shifted(1).query()).isEqualTo("from=2026-12-01&to=2027-01-01");
    assertThat(month.shifted(-1).query()).isEqualTo("from=2026-10-01&to=2026-11-01");
    assertThat(day.shifted(-1).query()).isEqualTo("from=2026-11-21&to=2026-11-22");
  }
}
