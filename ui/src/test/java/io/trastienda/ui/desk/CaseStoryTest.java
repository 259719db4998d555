package io.trastienda.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.cases.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseStoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void tells_what_one_person_saved_in_a_row_as_one_line() {
    List<TimelineEntry> entries =
        List.of(
            entry(1, "OPENED", null, null),
            entry(2, "UPDATED", "Ana", "amount"),
            entry(3, "UPDATED", "Ana", "+invoice-found"),
            entry(4, "UPDATED", "Jordi", "amount"),
            entry(5, "COMPLETED", "Jordi", null));

    List<List<TimelineEntry>> groups = CaseStory.grouped(entries);

    assertThat(groups).extracting(List::size).containsExactly(1, 2, 1, 1);
  }

  @Test
  void keeps_rows_of_the_clients_past_apart() {
    List<TimelineEntry> entries =
        List.of(entry(1, "UPDATED", "A-1", null), entry(2, "UPDATED", "A-1", null));

    assertThat(CaseStory.grouped(entries)).hasSize(2);
  }

  private static TimelineEntry entry(
      int sequence, String kind, @Nullable String who, @Nullable String text) {
    return new TimelineEntry(
        sequence, kind, NOON.plusSeconds(sequence), who, "queued", null, null, null, null, text);
  }
}
