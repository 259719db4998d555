package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealingTest {

  private static final PersonId ANN = new PersonId(1);
  private static final PersonId BOB = new PersonId(2);
  private static final PersonId EVE = new PersonId(3);

  @Test
  void deals_in_turns_past_who_lacks_the_skill() {
    var assignments =
        Dealing.deal(
            Distribution.Way.ROUND_ROBIN,
            Map.of(ANN, 0, BOB, 0),
            Map.of(),
            List.of(one(1, ANN, BOB), one(2, ANN), one(3, ANN, BOB), one(4, EVE), one(5, ANN)));

    assertThat(assignments)
        .extracting(Distribution.Assignment::person)
        .containsExactly(ANN, ANN, BOB, ANN);
  }

  @Test
  void evens_out_what_each_has() {
    var assignments =
        Dealing.deal(
            Distribution.Way.BALANCED,
            Map.of(ANN, 0, BOB, 0, EVE, 0),
            Map.of(ANN, 4, BOB, 1),
            cases(7));

    assertThat(count(assignments, ANN)).isZero();
    assertThat(count(assignments, BOB)).isEqualTo(3);
    assertThat(count(assignments, EVE)).isEqualTo(4);
  }

  @Test
  void gives_each_the_share_and_nothing_to_who_has_none() {
    var assignments =
        Dealing.deal(
            Distribution.Way.BY_SHARE, Map.of(ANN, 50, BOB, 25, EVE, 0), Map.of(), cases(12));

    assertThat(count(assignments, ANN)).isEqualTo(8);
    assertThat(count(assignments, BOB)).isEqualTo(4);
    assertThat(count(assignments, EVE)).isZero();
  }

  private static List<Dealing.Waiting> cases(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> one(i, ANN, BOB, EVE)).toList();
  }

  private static Dealing.Waiting one(long id, PersonId... able) {
    return new Dealing.Waiting(new CaseId(id), "R-" + id, 1, Set.of(able));
  }

  private static long count(List<Distribution.Assignment> assignments, PersonId person) {
    return assignments.stream().filter(one -> one.person().equals(person)).count();
  }
}
