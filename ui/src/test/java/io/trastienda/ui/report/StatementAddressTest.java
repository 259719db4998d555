package io.trastienda.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementAddressTest {

  @Test
  void reads_what_it_wrote() {
    StatementAddress address =
        new StatementAddress(YearMonth.parse("2026-11"), "credit-note-p1-v2", 12L, 2);

    assertThat(
            StatementAddress.of(
                "2026-11",
                Map.of(
                    "line", List.of("credit-note-p1-v2"),
                    "task", List.of("12"),
                    "page", List.of("2"))))
        .contains(address);
    assertThat(address.path()).isEqualTo("2026-11?line=credit-note-p1-v2&task=12&page=2");
  }

  @Test
  void knows_no_month_in_other_words() {
    assertThat(StatementAddress.of("november", Map.of())).isEmpty();
    assertThat(StatementAddress.of("2026-13", Map.of())).isEmpty();
  }

  @Test
  void forgets_the_task_with_its_line() {
    StatementAddress address =
        new StatementAddress(YearMonth.parse("2026-11"), "credit-note-p1-v2", 12L, 2);

    assertThat(address.ofLine("collections-p2-v1").path())
        .isEqualTo("2026-11?line=collections-p2-v1");
  }
}
