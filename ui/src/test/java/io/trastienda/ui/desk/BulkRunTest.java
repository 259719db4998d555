package io.trastienda.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.Place;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.worklist.BulkAct;
import io.trastienda.platform.worklist.BulkDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkRunTest {

  private static final TenantId BLUE = new TenantId(1);
  private static final TenantId RED = new TenantId(2);
  private static final BulkAct TAKE = new BulkAct.Take();

  private static final class Busy extends Refusal {
    private Busy() {
      super(Kind.CONFLICT, "dispatch.case-held", "busy", Map.of());
    }
  }

  @Test
  void a_refusal_stops_none_of_the_others() {
    BulkRun run =
        BulkRun.of(
            TAKE,
            List.of(picked(BLUE, 1), picked(RED, 2), picked(BLUE, 3), picked(RED, 4)),
            (tenant, id) -> {
              if (id.value() == 2) {
                throw new Busy();
              }
              return done(tenant, id, id.value() != 3);
            });

    assertThat(run.done()).extracting(BulkDone::reference).containsExactly("C-1", "C-4");
    assertThat(run.same()).containsExactly("C-3");
    assertThat(run.refused()).extracting(BulkRun.Refused::reference).containsExactly("C-2");
  }

  @Test
  void takes_back_the_last_first_and_names_what_it_leaves() {
    BulkRun run =
        BulkRun.of(
            TAKE,
            List.of(picked(BLUE, 1), picked(RED, 2), picked(BLUE, 3)),
            (tenant, id) -> done(tenant, id, true));
    List<String> back = new ArrayList<>();

    List<BulkRun.Refused> left =
        run.undo(one -> {
          if (one.id().value() == 2) {
            throw new Busy();
          }
          back.add(one.reference());
        });

    assertThat(back).containsExactly("C-3", "C-1");
    assertThat(left).extracting(BulkRun.Refused::reference).containsExactly("C-2");
  }

  @Test
  void a_defect_is_no_refusal() {
    assertThatThrownBy(() ->
            BulkRun.of(
                TAKE,
                List.of(picked(BLUE, 1)),
                (tenant, id) -> {
                  throw new IllegalStateException("broken");
                }))
        .isInstanceOf(IllegalStateException.class);
  }

  private static BulkRun.Picked picked(TenantId tenant, long id) {
    return new BulkRun.Picked(tenant, new CaseId(id), "C-" + id);
  }

  private static BulkDone done(TenantId tenant, CaseId id, boolean changed) {
    return new BulkDone(
        TAKE, place(tenant, id, null), place(tenant, id, changed ? new PersonId(7) : null));
  }

  private static Place place(TenantId tenant, CaseId id, @Nullable PersonId holder) {
    return new Place(tenant, id, "C-" + id, QueueItem.State.WAITING, holder, 1, 1, null, null);
  }
}
