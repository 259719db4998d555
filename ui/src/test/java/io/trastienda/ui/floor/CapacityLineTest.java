package io.trastienda.ui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseFlow;
import io.trastienda.platform.dispatch.AgentShare;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityLineTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HORIZON = Duration.ofHours(8);

  @Test
  void opening_plus_arrived_less_done_is_closing_and_the_hours_follow_the_formula() {
    CapacityLine line =
        line(
            Optional.of(new CaseFlow.Pace(Duration.ofMinutes(30), 12)),
            List.of(share(50, Presence.ON_QUEUE), share(null, Presence.ON_QUEUE)));

    assertThat(line.opening() + line.arrived() - line.done()).isEqualTo(line.closing());
    assertThat(line.closing()).isEqualTo(23);
    assertThat(line.needed()).hasValue((20 + 12.0) * 0.5);
    assertThat(line.staffed()).isEqualTo((0.5 + 0.5) * 8);
    assertThat(line.isShort()).isTrue();
  }

  @Test
  void says_nothing_where_nothing_is_measured_and_counts_nobody_who_is_away() {
    CapacityLine line = line(Optional.empty(), List.of(share(50, Presence.BREAK)));

    assertThat(line.needed()).isEmpty();
    assertThat(line.late()).isEmpty();
    assertThat(line.agents()).isZero();
    assertThat(line.staffed()).isZero();
    assertThat(line.isShort()).isFalse();
  }

  @Test
  void forecasts_late_what_is_due_before_its_turn_is_over() {
    List<Instant> dues =
        List.of(
            NOON.plus(Duration.ofMinutes(10)),
            NOON.plus(Duration.ofMinutes(40)),
            NOON.plus(Duration.ofMinutes(40)),
            Instant.MAX);

    assertThat(CapacityLine.late(dues, NOON, Duration.ofMinutes(20), 1)).isEqualTo(2);
    assertThat(CapacityLine.late(dues, NOON, Duration.ofMinutes(20), 2)).isZero();
    assertThat(CapacityLine.late(dues, NOON, Duration.ofMinutes(20), 0)).isEqualTo(3);
  }

  private static CapacityLine line(Optional<CaseFlow.Pace> pace, List<AgentShare> shares) {
    CaseFlow.Day day =
        new CaseFlow.Day(
            List.of(new CaseFlow.Line("mail", "mail", 9, 4)), List.of(), Map.of(), 12, pace);
    FloorRow row =
        new FloorRow(
            new TenantId(1),
            "mail",
            "mail",
            18,
            18,
            2,
            3,
            0,
            0,
            0,
            List.of(18, 0, 0, 0),
            null,
            null);
    return CapacityLine.of(List.of(row), day, shares, List.of(), NOON, HORIZON);
  }

  private static AgentShare share(
      @org.jspecify.annotations.Nullable Integer bound, Presence presence) {
    return new AgentShare(new PersonId(1), "Ana", presence, bound, false, 2, 0, 0);
  }
}
