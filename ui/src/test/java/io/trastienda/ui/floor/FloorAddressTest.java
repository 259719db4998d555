package io.trastienda.ui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.dispatch.FloorFilter;
import io.trastienda.platform.dispatch.QueueItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorAddressTest {

  @Test
  void says_in_the_address_what_it_was_read_from() {
    FloorAddress all =
        FloorAddress.ALL
            .of(Optional.of("acme"))
            .about(Optional.of("mail"))
            .within(Optional.of("second line"))
            .in(QueueItem.State.WAITING)
            .aged(FloorFilter.Age.UNDER_A_DAY)
            .due(FloorFilter.Due.AT_RISK)
            .free()
            .heldBy(new PersonId(7))
            .at(3);

    assertThat(all.path())
        .isEqualTo(
            "floor/cases?client=acme&type=mail&queue=second+line&state=waiting&age=under-a-day"
                + "&due=at-risk&free=1&agent=7&page=3");
    assertThat(
            FloorAddress.parse(
                Map.of(
                    "client", List.of("acme"),
                    "type", List.of("mail"),
                    "queue", List.of("second line"),
                    "state", List.of("waiting"),
                    "age", List.of("under-a-day"),
                    "due", List.of("at-risk"),
                    "free", List.of("1"),
                    "agent", List.of("7"),
                    "page", List.of("3"))))
        .isEqualTo(all);
  }

  @Test
  void leaves_out_what_it_does_not_understand() {
    assertThat(
            FloorAddress.parse(
                Map.of(
                    "state", List.of("gone"),
                    "age", List.of("OLD"),
                    "agent", List.of("x"),
                    "page", List.of("-1"))))
        .isEqualTo(FloorAddress.ALL);
    assertThat(FloorAddress.ALL.path()).isEqualTo("floor/cases");
  }
}
