package io.trastienda.ui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.platform.dispatch.RosterRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorStateTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void puts_the_most_urgent_queue_first() {
    FloorState state =
        new FloorState(
            List.of(row("calm", 9, 0, 0), row("soon", 1, 0, 2), row("late", 1, 1, 0)), List.of());

    assertThat(state.rows()).extracting(FloorRow::workType).containsExactly("late", "soon", "calm");
    assertThat(state.latest()).map(FloorRow::workType).contains("late");
    assertThat(state.waiting()).isEqualTo(11);
  }

  @Test
  void finds_the_oldest_waiting_case_of_all_queues() {
    FloorState state =
        new FloorState(List.of(row("young", 1, 0, 0), row("old", 3, 0, 0)), List.of());

    assertThat(state.oldest()).map(FloorRow::workType).contains("old");
  }

  @Test
  void names_no_late_queue_when_none_is_late() {
    FloorState state = new FloorState(List.of(row("calm", 2, 0, 0)), List.of());

    assertThat(state.latest()).isEmpty();
  }

  @Test
  void counts_each_agent_in_one_group() {
    FloorState state =
        new FloorState(
            List.of(),
            List.of(
                agent("Ana", Presence.ON_QUEUE, 1),
                agent("Jordi", Presence.ON_QUEUE, 0),
                agent("Marc", Presence.BREAK, 0),
                agent("Lucia", Presence.OFF, 2)));

    assertThat(state.inWork()).extracting(RosterRow::name).containsExactly("Ana", "Lucia");
    assertThat(state.onQueue()).extracting(RosterRow::name).containsExactly("Jordi");
    assertThat(state.away()).extracting(RosterRow::name).containsExactly("Marc");
    assertThat(state.takingWork()).isEqualTo(2);
  }

  @Test
  void asks_to_look_at_who_is_long_on_a_case_or_idle_while_cases_wait() {
    List<RosterRow> agents =
        List.of(
            agent("Ana", Presence.ON_QUEUE, 1),
            agent("Jordi", Presence.ON_QUEUE, 0),
            agent("Marc", Presence.BREAK, 0));
    FloorState busy = new FloorState(List.of(row("mail", 2, 0, 0)), agents);
    FloorState empty = new FloorState(List.of(), agents);

    assertThat(busy.needsYou(NOON.plusSeconds(299))).isEmpty();
    assertThat(busy.needsYou(NOON.plusSeconds(300)))
        .extracting(RosterRow::name)
        .containsExactly("Jordi");
    assertThat(empty.needsYou(NOON.plusSeconds(2_400)))
        .extracting(RosterRow::name)
        .containsExactly("Ana");
  }

  @Test
  void adds_rows_up_by_client_type_and_queue() {
    List<FloorRow> rows =
        List.of(row("mail", 2, 0, 1), row("refund", 5, 1, 0), row("mail", 4, 0, 0));

    assertThat(BoardLine.of(rows, BoardLine.By.CLIENT))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.waiting()).isEqualTo(11);
          assertThat(line.ages()).containsExactly(11, 0, 0, 0);
          assertThat(line.workType()).isNull();
        });
    assertThat(BoardLine.of(rows, BoardLine.By.TYPE))
        .extracting(BoardLine::workType)
        .containsExactly("refund", "mail");
    assertThat(BoardLine.of(rows, BoardLine.By.QUEUE).getFirst().address(_ -> "acme").path())
        .isEqualTo("floor/cases?client=acme&type=refund&queue=refund");
  }

  private static FloorRow row(String type, int waiting, int overdue, int dueSoon) {
    return new FloorRow(
        new TenantId(1),
        type,
        type,
        waiting,
        waiting,
        0,
        0,
        overdue,
        dueSoon,
        dueSoon,
        List.of(waiting, 0, 0, 0),
        null,
        NOON.minusSeconds(waiting));
  }

  private static RosterRow agent(String name, Presence presence, int held) {
    return new RosterRow(
        new PersonId(name.hashCode() & 0xffff),
        name,
        presence,
        NOON,
        null,
        held == 0 ? null : NOON,
        held,
        held,
        10,
        List.of(new TenantId(1)));
  }
}
