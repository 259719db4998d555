package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.LeaseGuard;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Lets only the holder's change pass, and keeps the hold as it is until that change is committed.
/// The product's own jobs hold nothing and pass.
@Component
class HoldGuard implements LeaseGuard {

  private final Items items;
  private final Clock clock;

  HoldGuard(Items items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  @Override
  public void check(TenantId tenant, CaseId id, long fence) {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Job) {
      return;
    }
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (row.fence() != fence) {
      throw new StaleFence(row.reference(), fence, row.fence());
    }
    boolean holds =
        actor instanceof Actor.Person person
            && person.id().equals(row.holder())
            && !row.leaseOver();
    if (!holds) {
      throw new StaleFence(row.reference(), fence, clock.instant());
    }
  }
}
