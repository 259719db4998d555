package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final EnumSet<DayOfWeek> WORKDAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final EnumSet<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
  private static final long HOUR = 3600;

  /// Monday to Friday 9–14 and 15–18: 8 hours a day, 40 a week.
  private static final BusinessCalendar OFFICE =
      BusinessCalendar.weekly(
          MADRID, WORKDAYS, TimeRange.of("09:00", "14:00"), TimeRange.of("15:00", "18:00"));

  private static final BusinessCalendar NIGHT =
      new BusinessCalendar(
          MADRID,
          BusinessCalendar.night(EVERY_DAY, LocalTime.of(22, 0), LocalTime.of(6, 0)),
          Map.of());

  @Test
  void counts_only_the_hours_that_are_open() {
    // Friday 13:30 to Monday 09:15: half an hour, the afternoon, a weekend of nothing, a quarter
    long seconds =
        OFFICE.secondsBetween(madrid("2016-03-04T13:30:00"), madrid("2016-03-07T09:15:00"));

    assertThat(seconds).isEqualTo(30 * 60 + 3 * HOUR + 15 * 60);
  }

  @Test
  void adds_over_lunch_the_evening_and_the_weekend() {
    Instant friday = madrid("2016-03-04T13:00:00");

    assertThat(OFFICE.add(friday, HOUR)).isEqualTo(madrid("2016-03-04T14:00:00"));
    assertThat(OFFICE.add(friday, HOUR + 1)).isEqualTo(madrid("2016-03-04T15:00:01"));
    assertThat(OFFICE.add(friday, 4 * HOUR)).isEqualTo(madrid("2016-03-04T18:00:00"));
    assertThat(OFFICE.add(friday, 8 * HOUR)).isEqualTo(madrid("2016-03-07T13:00:00"));
    assertThat(OFFICE.add(friday, 80 * HOUR)).isEqualTo(madrid("2016-03-18T13:00:00"));
  }

  @Test
  void starts_counting_at_the_next_opening_when_the_case_comes_while_closed() {
    Instant saturday = madrid("2016-03-05T11:00:00");

    assertThat(OFFICE.add(saturday, 4 * HOUR)).isEqualTo(madrid("2016-03-07T13:00:00"));
    assertThat(OFFICE.isOpen(saturday)).isFalse();
  }

  @Test
  void adds_nothing_by_staying_where_it_is() {
    Instant closed = madrid("2016-03-05T11:00:00").plusNanos(7);

    assertThat(OFFICE.add(closed, 0)).isEqualTo(closed);
  }

  @Test
  void counts_nothing_backwards() {
    Instant noon = madrid("2016-03-04T12:00:00");

    assertThat(OFFICE.secondsBetween(noon, noon)).isZero();
    assertThat(OFFICE.secondsBetween(noon, noon.minusSeconds(HOUR))).isZero();
  }

  @Test
  void cuts_fractions_of_a_second_so_that_spans_stay_additive() {
    Instant from = madrid("2016-03-04T12:00:00").plusMillis(900);
    Instant middle = from.plusMillis(950);
    Instant to = from.plusMillis(2200);

    assertThat(OFFICE.secondsBetween(from, middle) + OFFICE.secondsBetween(middle, to))
        .isEqualTo(OFFICE.secondsBetween(from, to))
        .isEqualTo(3);
    assertThat(OFFICE.add(from, 1)).isEqualTo(madrid("2016-03-04T12:00:01"));
  }

  @Test
  void opens_inclusive_and_closes_exclusive() {
    assertThat(OFFICE.isOpen(madrid("2016-03-04T08:59:59"))).isFalse();
    assertThat(OFFICE.isOpen(madrid("2016-03-04T09:00:00"))).isTrue();
    assertThat(OFFICE.isOpen(madrid("2016-03-04T13:59:59"))).isTrue();
    assertThat(OFFICE.isOpen(madrid("2016-03-04T14:00:00"))).isFalse();
  }

  @Test
  void lets_a_special_day_replace_the_weekday() {
    BusinessCalendar calendar =
        OFFICE
            .withSpecialDay(LocalDate.of(2016, 3, 24))
            .withSpecialDay(LocalDate.of(2016, 3, 26), TimeRange.of("10:00", "12:00"));

    long week =
        calendar.secondsBetween(madrid("2016-03-21T00:00:00"), madrid("2016-03-28T00:00:00"));

    assertThat(week).isEqualTo(34 * HOUR);
    assertThat(calendar.isOpen(madrid("2016-03-24T10:00:00"))).isFalse();
    assertThat(calendar.isOpen(madrid("2016-03-26T10:00:00"))).isTrue();
  }

  @Test
  void counts_a_leap_year_with_its_holidays() {
    BusinessCalendar calendar =
        OFFICE
            .withSpecialDay(LocalDate.of(2016, 1, 1)) // a Friday
            .withSpecialDay(LocalDate.of(2016, 2, 29)) // a Monday
            .withSpecialDay(LocalDate.of(2016, 5, 1)); // a Sunday, closed anyway

    long year =
        calendar.secondsBetween(madrid("2016-01-01T00:00:00"), madrid("2017-01-01T00:00:00"));

    assertThat(year).isEqualTo((261 - 2) * 8 * HOUR);
  }

  @Test
  void counts_a_night_shift_as_long_as_it_really_lasts() {
    assertThat(night("2016-03-25", "2016-03-26")).isEqualTo(8 * HOUR);
    assertThat(night("2016-03-26", "2016-03-27")).isEqualTo(7 * HOUR);
    assertThat(night("2016-10-29", "2016-10-30")).isEqualTo(9 * HOUR);
    assertThat(NIGHT.add(madrid("2016-03-26T22:00:00"), 7 * HOUR))
        .isEqualTo(madrid("2016-03-27T06:00:00"));
    assertThat(NIGHT.add(madrid("2016-10-29T22:00:00"), 9 * HOUR))
        .isEqualTo(madrid("2016-10-30T06:00:00"));
  }

  @Test
  void counts_whole_days_as_long_as_they_really_last_in_a_long_span() {
    BusinessCalendar always =
        BusinessCalendar.weekly(MADRID, EVERY_DAY, TimeRange.of("00:00", "24:00"));
    Instant from = madrid("2010-01-01T00:00:00");
    Instant to = madrid("2020-01-01T00:00:00");

    assertThat(always.secondsBetween(from, to))
        .isEqualTo(to.getEpochSecond() - from.getEpochSecond());
  }

  @Test
  void closes_the_morning_of_a_night_shift_on_a_holiday() {
    BusinessCalendar calendar = NIGHT.withSpecialDay(LocalDate.of(2016, 3, 24));

    assertThat(calendar.isOpen(madrid("2016-03-23T23:00:00"))).isTrue();
    assertThat(calendar.isOpen(madrid("2016-03-24T01:00:00"))).isFalse();
    assertThat(calendar.isOpen(madrid("2016-03-24T23:00:00"))).isFalse();
    assertThat(calendar.isOpen(madrid("2016-03-25T01:00:00"))).isTrue();
  }

  @Test
  void moves_a_skipped_local_time_forward_by_the_gap() {
    // 02:30 does not exist on 27 March 2016: it becomes 03:30
    BusinessCalendar calendar =
        BusinessCalendar.weekly(MADRID, EVERY_DAY, TimeRange.of("02:30", "05:00"));

    Instant opening = calendar.add(madrid("2016-03-27T00:00:00"), 1).minusSeconds(1);

    assertThat(opening).isEqualTo(Instant.parse("2016-03-27T01:30:00Z"));
    assertThat(
            calendar.secondsBetween(madrid("2016-03-27T00:00:00"), madrid("2016-03-28T00:00:00")))
        .isEqualTo(90 * 60);
  }

  @Test
  void counts_no_second_twice_where_moved_hours_meet_others() {
    BusinessCalendar calendar =
        BusinessCalendar.weekly(
            MADRID, EVERY_DAY, TimeRange.of("02:15", "02:45"), TimeRange.of("03:00", "04:00"));

    long day =
        calendar.secondsBetween(madrid("2016-03-27T00:00:00"), madrid("2016-03-28T00:00:00"));

    assertThat(day).isEqualTo(HOUR);
  }

  @Test
  void takes_the_first_of_two_equal_local_times() {
    // 02:30 comes twice on 30 October 2016: at 00:30Z and at 01:30Z
    BusinessCalendar opens =
        BusinessCalendar.weekly(MADRID, EVERY_DAY, TimeRange.of("02:30", "06:00"));
    BusinessCalendar closes =
        BusinessCalendar.weekly(MADRID, EVERY_DAY, TimeRange.of("00:00", "02:30"));

    assertThat(opens.isOpen(Instant.parse("2016-10-30T00:29:59Z"))).isFalse();
    assertThat(opens.isOpen(Instant.parse("2016-10-30T00:30:00Z"))).isTrue();
    assertThat(closes.isOpen(Instant.parse("2016-10-30T00:29:59Z"))).isTrue();
    assertThat(closes.isOpen(Instant.parse("2016-10-30T00:30:00Z"))).isFalse();
    assertThat(closes.isOpen(Instant.parse("2016-10-30T01:00:00Z"))).isFalse();
  }

  @Test
  void gives_a_date_that_a_zone_skipped_no_working_time() {
    ZoneId apia = ZoneId.of("Pacific/Apia"); // 30 December 2011 does not exist there
    BusinessCalendar calendar =
        BusinessCalendar.weekly(apia, EVERY_DAY, TimeRange.of("09:00", "17:00"));
    Instant from = LocalDate.of(2011, 12, 29).atStartOfDay(apia).toInstant();
    Instant to = LocalDate.of(2012, 1, 1).atStartOfDay(apia).toInstant();

    assertThat(calendar.secondsBetween(from, to)).isEqualTo(16 * HOUR);
    assertThat(calendar.secondsBetween(from.minusSeconds(864_000), to.plusSeconds(864_000)))
        .isEqualTo((16 + 20 * 8) * HOUR);
  }

  @Test
  void sorts_hours_and_joins_adjacent_ones() {
    BusinessCalendar calendar =
        BusinessCalendar.weekly(
            MADRID,
            EVERY_DAY,
            TimeRange.of("15:00", "18:00"),
            TimeRange.of("12:00", "14:00"),
            TimeRange.of("09:00", "12:00"));

    assertThat(calendar)
        .isEqualTo(
            BusinessCalendar.weekly(
                MADRID, EVERY_DAY, TimeRange.of("09:00", "14:00"), TimeRange.of("15:00", "18:00")));
    assertThat(calendar.hours(LocalDate.of(2016, 3, 5)))
        .containsExactly(TimeRange.of("09:00", "14:00"), TimeRange.of("15:00", "18:00"));
  }

  @Test
  void refuses_hours_that_overlap_or_end_before_they_begin() {
    assertThatThrownBy(() ->
            BusinessCalendar.weekly(
                MADRID, WORKDAYS, TimeRange.of("09:00", "14:00"), TimeRange.of("13:00", "18:00")))
        .isInstanceOf(HoursRefused.class)
        .hasMessage("hours on MONDAY must not overlap, but is 09:00–14:00 and 13:00–18:00");
    assertThatThrownBy(() -> TimeRange.of("22:00", "06:00")).isInstanceOf(HoursRefused.class);
    assertThatThrownBy(() -> TimeRange.of("09:00", "09:00")).isInstanceOf(HoursRefused.class);
    assertThatThrownBy(() -> TimeRange.of("09:00", "10:00:00.5")).isInstanceOf(HoursRefused.class);
    assertThatThrownBy(
            () -> BusinessCalendar.night(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0)))
        .isInstanceOf(HoursRefused.class);
  }

  @Test
  void refuses_a_calendar_without_working_time() {
    Map<LocalDate, List<TimeRange>> holiday = Map.of(LocalDate.of(2016, 1, 1), List.of());

    assertThatThrownBy(() -> new BusinessCalendar(MADRID, Map.of(), holiday))
        .isInstanceOfSatisfying(
            CalendarWithoutWorkingTime.class,
            refusal ->
                assertThat(refusal.key()).isEqualTo("catalogue.calendar-without-working-time"));
  }

  @Test
  void refuses_to_search_across_more_than_ten_closed_years() {
    BusinessCalendar once =
        new BusinessCalendar(
            MADRID,
            Map.of(),
            Map.of(LocalDate.of(2016, 3, 7), List.of(TimeRange.of("09:00", "10:00"))));
    var closed = new HashMap<LocalDate, List<TimeRange>>();
    LocalDate first = LocalDate.of(2016, 3, 7);
    for (LocalDate day = first; day.isBefore(first.plusYears(11)); day = day.plusDays(1)) {
      closed.put(day, List.of());
    }
    BusinessCalendar sabbatical = new BusinessCalendar(MADRID, OFFICE.week(), closed);
    Instant start = madrid("2016-03-07T00:00:00");

    assertThat(once.add(start, HOUR)).isEqualTo(madrid("2016-03-07T10:00:00"));
    assertThatThrownBy(() -> once.add(start, HOUR + 1)).isInstanceOf(NoWorkingTimeAhead.class);
    assertThatThrownBy(() -> sabbatical.add(start, 1)).isInstanceOf(NoWorkingTimeAhead.class);
    assertThatThrownBy(() -> OFFICE.add(start, -1)).isInstanceOf(NoWorkingTimeAhead.class);
    assertThatThrownBy(() -> OFFICE.add(start, Long.MAX_VALUE))
        .isInstanceOf(NoWorkingTimeAhead.class);
  }

  private static long night(String evening, String morning) {
    return NIGHT.secondsBetween(madrid(evening + "T12:00:00"), madrid(morning + "T12:00:00"));
  }

  private static Instant madrid(String local) {
    return LocalDateTime.parse(local).atZone(MADRID).toInstant();
  }
}
