package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import io.trastienda.platform.catalogue.CaseClock.Halt;
import io.trastienda.platform.catalogue.CaseClock.Phase;
import io.trastienda.platform.catalogue.CaseClock.State;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseClockTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final long HOUR = 3600;
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.weekly(
          MADRID,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          TimeRange.of("09:00", "14:00"),
          TimeRange.of("15:00", "18:00"));
  private static final String CUSTOMER = "awaiting-customer";

  /// Opened on Monday at 10, so that 4 business hours end at 14 and 8 on Tuesday at 10.
  private static final CaseClock OPENED = CaseClock.start(at("07T10:00"));

  @Test
  void is_due_when_the_target_has_been_worked() {
    assertThat(OPENED.due(OFFICE, 4 * HOUR)).contains(at("07T14:00"));
    assertThat(OPENED.due(OFFICE, 8 * HOUR)).contains(at("08T10:00"));
    assertThat(OPENED.consumed(OFFICE, at("07T16:00"))).isEqualTo(5 * HOUR);
  }

  @Test
  void is_due_later_by_the_business_time_of_a_pause() {
    // paused from Monday 12 to Tuesday 9: 5 business hours
    CaseClock clock = OPENED.paused(at("07T12:00"), CUSTOMER).resumed(at("08T09:00"));

    assertThat(clock.due(OFFICE, 4 * HOUR)).contains(at("08T11:00"));
    assertThat(clock.pausedSeconds(OFFICE, at("08T12:00"))).isEqualTo(5 * HOUR);
    assertThat(clock.consumed(OFFICE, at("08T12:00"))).isEqualTo(5 * HOUR);
  }

  @Test
  void has_no_due_date_while_paused_before_the_target() {
    CaseClock clock = OPENED.paused(at("07T12:00"), CUSTOMER);

    assertThat(clock.due(OFFICE, 4 * HOUR)).isEmpty();
    assertThat(clock.consumed(OFFICE, at("09T12:00"))).isEqualTo(2 * HOUR);
    assertThat(clock.pausedSince()).contains(at("07T12:00"));
  }

  @Test
  void keeps_a_due_date_that_passed_before_the_pause() {
    CaseClock clock = OPENED.paused(at("07T17:00"), CUSTOMER);

    assertThat(clock.due(OFFICE, 4 * HOUR)).contains(at("07T14:00"));
    assertThat(clock.resumed(at("09T09:00")).due(OFFICE, 4 * HOUR)).contains(at("07T14:00"));
  }

  @Test
  void is_due_at_the_pause_when_the_target_is_used_up_to_the_second() {
    CaseClock clock = OPENED.paused(at("07T12:00"), CUSTOMER);

    assertThat(clock.due(OFFICE, 2 * HOUR)).contains(at("07T12:00"));
    assertThat(clock.due(OFFICE, 2 * HOUR + 1)).isEmpty();
  }

  @Test
  void judges_a_priority_changed_while_paused_by_the_time_already_used() {
    CaseClock paused = OPENED.paused(at("07T16:00"), CUSTOMER); // 5 hours used
    CaseClock resumed = paused.resumed(at("08T10:00"));

    assertThat(paused.due(OFFICE, 8 * HOUR)).isEmpty();
    assertThat(paused.due(OFFICE, 4 * HOUR)).contains(at("07T14:00"));
    assertThat(resumed.due(OFFICE, 8 * HOUR)).contains(at("08T13:00"));
    assertThat(resumed.due(OFFICE, 40 * HOUR)).contains(at("14T13:00"));
  }

  @Test
  void goes_on_with_what_was_left_after_a_reopening() {
    CaseClock clock = OPENED.stopped(at("07T12:00")).restarted(at("09T09:00"));

    assertThat(clock.due(OFFICE, 4 * HOUR)).contains(at("09T11:00"));
    assertThat(clock.consumed(OFFICE, at("09T10:00"))).isEqualTo(3 * HOUR);
    assertThat(clock.pausedSeconds(OFFICE, at("09T10:00"))).isZero();
  }

  @Test
  void begins_anew_after_a_reopening_where_the_contract_says_so() {
    CaseClock old = OPENED.paused(at("07T11:00"), CUSTOMER).stopped(at("07T12:00"));

    CaseClock clock = old.restartedAnew(at("09T09:00"));

    assertThat(clock.countsFrom()).isEqualTo(at("09T09:00"));
    assertThat(clock.halts()).hasSize(2);
    assertThat(clock.due(OFFICE, 4 * HOUR)).contains(at("09T13:00"));
    assertThat(clock.consumed(OFFICE, at("09T10:00"))).isEqualTo(HOUR);
    assertThat(clock.pausedSeconds(OFFICE, at("09T10:00"))).isZero();
    assertThat(clock.stopped(at("09T11:00")).restarted(at("09T16:00")).due(OFFICE, 4 * HOUR))
        .contains(at("09T18:00"));
  }

  @Test
  void ends_a_pause_by_completion() {
    CaseClock clock = OPENED.paused(at("07T11:00"), CUSTOMER).stopped(at("07T12:00"));

    assertThat(clock.phase()).isEqualTo(Phase.STOPPED);
    assertThat(clock.pausedSeconds(OFFICE, at("07T17:00"))).isEqualTo(HOUR);
    assertThat(clock.consumed(OFFICE, at("07T17:00"))).isEqualTo(HOUR);
    assertThat(clock.due(OFFICE, 4 * HOUR)).isEmpty();
  }

  @Test
  void can_be_opened_in_a_pause() {
    CaseClock clock = OPENED.paused(OPENED.openedAt(), CUSTOMER);

    assertThat(clock.consumed(OFFICE, at("08T10:00"))).isZero();
    assertThat(clock.resumed(at("08T10:00")).due(OFFICE, HOUR)).contains(at("08T11:00"));
  }

  @Test
  void takes_an_earlier_date_as_the_time_of_the_last_change() {
    CaseClock clock =
        OPENED.paused(at("07T09:00"), CUSTOMER).resumed(at("07T12:00")).stopped(at("07T11:00"));

    assertThat(clock.halts())
        .containsExactly(
            new Halt(at("07T10:00"), at("07T12:00"), CUSTOMER),
            new Halt(at("07T12:00"), null, null));
    assertThat(clock.consumed(OFFICE, at("08T12:00"))).isZero();
  }

  @Test
  void tells_its_state_in_flat_figures() {
    CaseClock paused = OPENED.paused(at("07T12:00"), CUSTOMER);
    CaseClock resumed = paused.resumed(at("07T16:00"));
    CaseClock stopped = resumed.stopped(at("07T17:00"));

    assertThat(OPENED.state(OFFICE)).isEqualTo(new State(0, 0, at("07T10:00"), null, null, null));
    assertThat(paused.state(OFFICE))
        .isEqualTo(new State(2 * HOUR, 0, null, at("07T12:00"), CUSTOMER, null));
    assertThat(resumed.state(OFFICE))
        .isEqualTo(new State(2 * HOUR, 3 * HOUR, at("07T16:00"), null, null, null));
    assertThat(stopped.state(OFFICE))
        .isEqualTo(new State(3 * HOUR, 3 * HOUR, null, null, null, at("07T17:00")));
  }

  @Test
  void refuses_moves_that_its_phase_does_not_allow() {
    CaseClock paused = OPENED.paused(at("07T12:00"), CUSTOMER);
    CaseClock stopped = OPENED.stopped(at("07T12:00"));

    assertThatThrownBy(() -> paused.paused(at("07T13:00"), "awaiting-vendor"))
        .isInstanceOf(ClockMoveRefused.class)
        .hasMessage("pausing a case clock needs one that is RUNNING, but is PAUSED");
    assertThatThrownBy(() -> OPENED.resumed(at("07T13:00"))).isInstanceOf(ClockMoveRefused.class);
    assertThatThrownBy(() -> OPENED.restarted(at("07T13:00"))).isInstanceOf(ClockMoveRefused.class);
    assertThatThrownBy(() -> paused.restarted(at("07T13:00"))).isInstanceOf(ClockMoveRefused.class);
    assertThatThrownBy(() -> stopped.stopped(at("07T13:00"))).isInstanceOf(ClockMoveRefused.class);
    assertThatThrownBy(() -> stopped.resumed(at("07T13:00"))).isInstanceOf(ClockMoveRefused.class);
    assertThatThrownBy(() -> stopped.paused(at("07T13:00"), CUSTOMER))
        .isInstanceOf(ClockMoveRefused.class);
  }

  @Test
  void refuses_a_ledger_that_is_out_of_order() {
    Halt open = new Halt(at("07T12:00"), null, CUSTOMER);
    Halt backwards = new Halt(at("07T12:00"), at("07T11:00"), CUSTOMER);
    Halt early = new Halt(at("07T09:00"), at("07T11:00"), CUSTOMER);

    for (List<Halt> ledger : List.of(List.of(open, open), List.of(backwards), List.of(early))) {
      assertThatThrownBy(() -> new CaseClock(at("07T10:00"), at("07T10:00"), ledger))
          .isInstanceOf(ClockMoveRefused.class);
    }
  }

  private static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2016-03-" + dayAndTime).atZone(MADRID).toInstant();
  }
}
