package io.trastienda.start;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.platform.handling.HandlingDesk;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.TenantBoundary;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Four weeks of work, done by the demo's agents through the product's own services under a moved
/// clock: nothing is written past them.
@Component
class DemoWork {

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final Duration CHECKS_LEFT = Duration.ofDays(8);
  private static final Duration TIMED = Duration.ofDays(60);
  private static final double PARKED = 0.14;
  private static final double REOPENED = 0.04;

  private final TenantBoundary boundary;
  private final CaseDesk cases;
  private final CaseChecks checks;
  private final DispatchDesk dispatch;
  private final HandlingDesk handling;
  private final Map<PersonId, LocalDate> present = new HashMap<>();

  DemoWork(
      TenantBoundary boundary,
      CaseDesk cases,
      CaseChecks checks,
      DispatchDesk dispatch,
      HandlingDesk handling) {
    this.boundary = boundary;
    this.handling = handling;
    this.cases = cases;
    this.checks = checks;
    this.dispatch = dispatch;
  }

  /// What one client hands over and who works it.
  ///
  /// @param tenant the client
  /// @param company its cast
  /// @param types the newest versions of its work types
  /// @param agents who works for it
  record Floor(
      TenantId tenant, DemoCast.Company company, List<WorkType> types, List<PersonId> agents) {}

  private record Arrival(Floor floor, WorkType type, Instant at, long seed) {}

  /// Plays the weeks before a moment, in the order in which the cases came in. What came in during
  /// the last working hours stays open, so that the floor has something to do.
  ///
  /// @return how many cases came in
  int play(List<Floor> floors, int weeks, Instant now) {
    Map<PersonId, Instant> free = new HashMap<>();
    List<Arrival> arrivals = arrivals(floors, weeks, now);
    Instant leaveOpen = now.minus(Duration.ofHours(5));
    Instant timed = now.minus(TIMED);
    int number = 0;
    for (Arrival arrival : arrivals) {
      Random dice = new Random(arrival.seed());
      CaseSummary opened = open(arrival, ++number, dice);
      PersonId agent =
          arrival.floor().agents().stream()
              .min(Comparator.comparing(one -> free.getOrDefault(one, Instant.EPOCH)))
              .orElseThrow();
      Instant begin =
          workingTime(
              later(
                  arrival.at().plusSeconds(240 + dice.nextInt(5400)),
                  free.getOrDefault(agent, Instant.EPOCH)));
      if (begin.isAfter(leaveOpen)) {
        continue;
      }
      boolean counts = begin.isAfter(timed);
      if (counts) {
        comes(agent, begin.atZone(DemoCast.ZONE).toLocalDate());
      }
      free.put(agent, work(arrival, opened.id(), agent, begin, leaveOpen, counts, dice));
    }
    List.copyOf(present.keySet()).forEach(agent -> goes(agent, now));
    return number;
  }

  /// Comes to work on a day, after having gone on the last one.
  private void comes(PersonId person, LocalDate day) {
    LocalDate before = present.get(person);
    if (before != null && before.equals(day)) {
      return;
    }
    goes(person, Instant.MAX);
    present.put(person, day);
  }

  /// Says at the end of a day what it was: work, then rest, learning or others, and home.
  private void goes(PersonId person, Instant now) {
    LocalDate day = present.remove(person);
    if (day == null || at(day, CLOSES).isAfter(now)) {
      return;
    }
    says(person, Presence.ON_QUEUE, at(day, OPENS));
    says(person, Presence.BREAK, at(day, CLOSES.minusMinutes(75)));
    says(
        person,
        day.getDayOfWeek() == DayOfWeek.WEDNESDAY ? Presence.TRAINING : Presence.MEETING,
        at(day, CLOSES.minusMinutes(30)));
    says(person, Presence.OFF, at(day, CLOSES));
  }

  private void says(PersonId person, Presence presence, Instant at) {
    boundary.asAt(
        new Actor.Person(person),
        at,
        () -> {
          dispatch.presence(presence);
          return presence;
        });
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(DemoCast.ZONE).toInstant();
  }

  /// Tells how long the agent was in front of a case, which is not quite all of the time.
  private void spends(
      TenantId tenant, CaseId id, Actor agent, long fence, Instant from, Instant to, Random dice) {
    Instant begin = from.plusSeconds(dice.nextInt(45));
    boundary.asAt(agent, to, () -> handling.count(tenant, id, fence, UUID.randomUUID(), begin, to));
  }

  private CaseSummary open(Arrival arrival, int number, Random dice) {
    WorkType type = arrival.type();
    String title = DemoTexts.title(type.key(), dice);
    int urgency = priority(dice);
    String channel = DemoTexts.channel(dice);
    String customer = DemoTexts.customer(dice);
    Map<String, String> fields =
        new HashMap<>(DemoTexts.opening(type, dice, DemoCast.ZONE, arrival.at()));
    type.fields().stream()
        .filter(field -> field.type() == WorkType.FieldType.CUSTOMER)
        .forEach(field -> fields.replace(field.key(), customer));
    NewCase wanted =
        new NewCase(
            type.key(),
            title,
            arrival.floor().company().tenant().prefix() + "-CRM-" + (48_000 + number),
            urgency,
            null,
            channel,
            customer,
            fields);
    return boundary.asJobAt(
        "demo",
        arrival.floor().tenant(),
        arrival.at(),
        () -> cases.open(arrival.floor().tenant(), wanted));
  }

  private Instant work(
      Arrival arrival,
      CaseId id,
      PersonId person,
      Instant begin,
      Instant end,
      boolean counts,
      Random dice) {
    TenantId tenant = arrival.floor().tenant();
    WorkType type = arrival.type();
    Actor agent = new Actor.Person(person);
    Instant time = begin;
    Offer offer = boundary.asAt(agent, time, () -> dispatch.claim(tenant, id));
    boundary.asAt(agent, time, () -> started(tenant, id, offer.fence()));
    if (dice.nextDouble() < PARKED) {
      Instant parkAt = time.plusSeconds(180 + dice.nextInt(400));
      if (counts) {
        spends(tenant, id, agent, offer.fence(), begin, parkAt, new Random(id.value()));
      }
      park(tenant, type, id, agent, offer.fence(), parkAt, dice);
      Instant back = workingTime(parkAt.plusSeconds(3600L * (2 + dice.nextInt(30))));
      if (back.isAfter(end)) {
        return parkAt;
      }
      boundary.asJobAt("demo", tenant, back, () -> resumed(tenant, id));
      Offer again = boundary.asAt(agent, back, () -> dispatch.claim(tenant, id));
      boundary.asAt(agent, back, () -> started(tenant, id, again.fence()));
      Instant done = back.plusSeconds(300 + dice.nextInt(900));
      finish(arrival.floor(), type, id, person, again.fence(), done, end, dice);
      return parkAt;
    }
    time = time.plusSeconds(240 + dice.nextInt(1100));
    if (counts) {
      spends(tenant, id, agent, offer.fence(), begin, time, new Random(id.value()));
    }
    Optional<Instant> done =
        finish(arrival.floor(), type, id, person, offer.fence(), time, end, dice);
    if (done.isEmpty()) {
      return time;
    }
    Instant back = workingTime(done.get().plusSeconds(86_400L * (1 + dice.nextInt(3))));
    if (dice.nextDouble() < REOPENED && back.isBefore(end)) {
      boundary.asAt(agent, back, () -> reopened(tenant, id));
      Offer again = boundary.asAt(agent, back, () -> dispatch.claim(tenant, id));
      boundary.asAt(agent, back, () -> started(tenant, id, again.fence()));
      finish(arrival.floor(), type, id, person, again.fence(), back.plusSeconds(600), end, dice);
    }
    return time;
  }

  /// Parks for one of the reasons that the type allows where its work begins, with what the move
  /// asks for.
  private void park(
      TenantId tenant, WorkType type, CaseId id, Actor agent, long fence, Instant at, Random dice) {
    String begun = type.first(StateCategory.IN_PROGRESS).orElseThrow().key();
    List<String> reasons =
        type.parkReasons().stream()
            .map(WorkType.Choice::key)
            .filter(key -> type.state(key).isEmpty() || type.allows(begun, key))
            .toList();
    String reason = reasons.get(dice.nextInt(reasons.size()));
    List<String> asked =
        type.move(begun, reason).map(WorkType.Move::requiredFields).orElse(List.of());
    boundary.asAt(
        agent,
        at,
        () -> {
          if (!asked.isEmpty()) {
            int version = cases.get(tenant, id).version();
            cases.save(
                tenant, id, fence, version, DemoTexts.asked(type, asked, dice, DemoCast.ZONE, at));
          }
          cases.park(tenant, id, fence, reason, null);
          return null;
        });
  }

  /// Leaves a case complete, or with a second person, who looks at it the next working morning but
  /// is behind with some of the last week's.
  ///
  /// @return when it was completed; empty if it still waits for the second person
  private Optional<Instant> finish(
      Floor floor,
      WorkType type,
      CaseId id,
      PersonId person,
      long fence,
      Instant at,
      Instant end,
      Random dice) {
    TenantId tenant = floor.tenant();
    int pick = dice.nextDouble() < 0.75 ? 0 : dice.nextInt(type.outcomes().size());
    String outcome = type.outcomes().get(pick).key();
    Map<String, String> values = DemoTexts.finished(type, outcome, dice, DemoCast.ZONE, at);
    boolean asks = type.needsCheck(values);
    boundary.asAt(
        new Actor.Person(person),
        at,
        () -> {
          for (WorkType.ChecklistItem item : type.checklist()) {
            boolean provable = item.evidence() != WorkType.Evidence.DOCUMENT;
            if (provable && (item.mandatory() || dice.nextDouble() < 0.6)) {
              cases.tick(tenant, id, fence, item.key(), true, DemoTexts.proof(item, dice));
            }
          }
          int version = cases.get(tenant, id).version();
          cases.save(tenant, id, fence, version, values);
          if (dice.nextDouble() < 0.25) {
            cases.note(tenant, id, DemoTexts.note(dice));
          }
          if (asks) {
            checks.ask(tenant, id, fence, outcome, DemoTexts.note(dice));
          } else {
            cases.complete(tenant, id, fence, outcome);
          }
          return null;
        });
    if (!asks) {
      return Optional.of(at);
    }
    ZonedDateTime morning = at.atZone(DemoCast.ZONE).plusDays(1).with(OPENS);
    Instant looked = workingTime(morning.plusMinutes(dice.nextInt(90)).toInstant());
    Optional<PersonId> second =
        floor.agents().stream().filter(other -> !other.equals(person)).findFirst();
    boolean busy = at.isAfter(end.minus(CHECKS_LEFT)) && dice.nextBoolean();
    if (second.isEmpty() || busy || looked.isAfter(end)) {
      return Optional.empty();
    }
    boundary.asAt(
        new Actor.Person(second.get()),
        looked,
        () -> {
          checks.agree(tenant, id, "");
          return null;
        });
    return Optional.of(looked);
  }

  private Object started(TenantId tenant, CaseId id, long fence) {
    cases.start(tenant, id, fence);
    return id;
  }

  private Object resumed(TenantId tenant, CaseId id) {
    cases.resume(tenant, id);
    return id;
  }

  private Object reopened(TenantId tenant, CaseId id) {
    cases.reopen(tenant, id, "customer-came-back");
    return id;
  }

  private static List<Arrival> arrivals(List<Floor> floors, int weeks, Instant now) {
    Random dice = new Random(20_261_122L);
    List<Arrival> arrivals = new ArrayList<>();
    LocalDate today = now.atZone(DemoCast.ZONE).toLocalDate();
    for (LocalDate day = today.minusWeeks(weeks); !day.isAfter(today); day = day.plusDays(1)) {
      boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
      for (Floor floor : floors) {
        int count = floor.company().casesPerDay();
        int wanted = weekend ? count / 4 : count - 2 + dice.nextInt(5);
        for (int i = 0; i < wanted; i++) {
          Instant at =
              day.atTime(8, 30).plusMinutes(dice.nextInt(570)).atZone(DemoCast.ZONE).toInstant();
          WorkType type =
              floor.types().get(Math.min(dice.nextInt(5) / 2, floor.types().size() - 1));
          if (at.isBefore(now)) {
            arrivals.add(new Arrival(floor, type, at, dice.nextLong()));
          }
        }
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private static int priority(Random dice) {
    int roll = dice.nextInt(100);
    return roll < 6 ? 1 : roll < 24 ? 2 : roll < 80 ? 3 : 4;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant workingTime(Instant wanted) {
    ZonedDateTime local = wanted.atZone(DemoCast.ZONE);
    while (true) {
      boolean weekend = local.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
      if (weekend || !local.toLocalTime().isBefore(CLOSES)) {
        local = local.toLocalDate().plusDays(1).atTime(OPENS).atZone(DemoCast.ZONE);
      } else if (local.toLocalTime().isBefore(OPENS)) {
        local = local.toLocalDate().atTime(OPENS).atZone(DemoCast.ZONE);
      } else {
        return local.toInstant();
      }
    }
  }
}
