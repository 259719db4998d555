package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Deals cases out among agents. Pure: preview and application both run it.
final class Dealing {

  private final Distribution.Way way;
  private final Map<PersonId, Integer> percents;
  private final List<PersonId> people;
  private final Map<PersonId, Integer> loads = new HashMap<>();
  private final Map<PersonId, Integer> dealt = new HashMap<>();
  private int turn;

  private Dealing(
      Distribution.Way way, Map<PersonId, Integer> percents, Map<PersonId, Integer> before) {
    this.way = way;
    this.percents = percents;
    this.people =
        percents.keySet().stream()
            .filter(
                person -> way != Distribution.Way.BY_SHARE || percents.getOrDefault(person, 0) > 0)
            .sorted(Comparator.comparingLong(PersonId::value))
            .toList();
    people.forEach(person -> {
      loads.put(person, before.getOrDefault(person, 0));
      dealt.put(person, 0);
    });
  }

  /// A waiting case.
  ///
  /// @param able who has its skills
  record Waiting(CaseId id, String reference, int weight, Set<PersonId> able) {}

  /// Deals cases out in their order; a case that nobody can take is left.
  ///
  /// @param percents among whom, with each one's percentage
  /// @param loads how much weight each has already
  static List<Distribution.Assignment> deal(
      Distribution.Way way,
      Map<PersonId, Integer> percents,
      Map<PersonId, Integer> loads,
      List<Waiting> cases) {
    Dealing dealing = new Dealing(way, percents, loads);
    List<Distribution.Assignment> assignments = new ArrayList<>();
    for (Waiting one : cases) {
      dealing
          .taker(one)
          .ifPresent(person ->
              assignments.add(
                  new Distribution.Assignment(one.id(), one.reference(), one.weight(), person)));
    }
    return assignments;
  }

  private Optional<PersonId> taker(Waiting one) {
    Optional<PersonId> taker =
        switch (way) {
          case ROUND_ROBIN -> nextInTurn(one.able());
          case BALANCED -> least(one.able(), person -> loads.getOrDefault(person, 0));
          case BY_SHARE ->
              least(
                  one.able(),
                  person ->
                      (dealt.getOrDefault(person, 0) + one.weight())
                          / (double) percents.getOrDefault(person, 1));
        };
    taker.ifPresent(person -> {
      loads.merge(person, one.weight(), Integer::sum);
      dealt.merge(person, one.weight(), Integer::sum);
    });
    return taker;
  }

  private Optional<PersonId> nextInTurn(Set<PersonId> able) {
    for (int step = 0; step < people.size(); step++) {
      PersonId person = people.get((turn + step) % people.size());
      if (able.contains(person)) {
        turn = (turn + step + 1) % people.size();
        return Optional.of(person);
      }
    }
    return Optional.empty();
  }

  private Optional<PersonId> least(Set<PersonId> able, ToDoubleFunction<PersonId> load) {
    return people.stream().filter(able::contains).min(Comparator.comparingDouble(load));
  }
}
