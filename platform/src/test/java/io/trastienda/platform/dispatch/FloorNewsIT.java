package io.trastienda.platform.dispatch;

import static org.awaitility.Awaitility.await;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/// What moves the floor and is no fact is heard there within a second.
@PlatformIT
@Import(DispatchFixtures.class)
class FloorNewsIT {

  private final DispatchDesk desk;
  private final LiveFeed feed;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;

  FloorNewsIT(
      DispatchDesk desk, LiveFeed feed, TenantFixtures fixtures, DispatchFixtures dispatch) {
    this.desk = desk;
    this.feed = feed;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  @Test
  void a_claim_and_a_release_move_the_floor_within_a_second() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    dispatch.open(blue);
    var heard = new LinkedBlockingQueue<Set<TenantId>>();
    try (var _ = feed.subscribe(Set.of(blue), heard::add)) {
      // Without a broker the feed asks everybody to look every three seconds: right after that,
      // nothing but a hint can come within one.
      await().until(() -> !heard.isEmpty());
      heard.clear();

      Offer offer = fixtures.as(ann, () -> desk.next()).orElseThrow();

      await().atMost(Duration.ofSeconds(1)).until(() -> !heard.isEmpty());
      await().until(() -> heard.size() > 1);
      heard.clear();
      fixtures.run(ann, () -> desk.release(blue, offer.id(), offer.fence(), Reason.NO_TIME));
      await().atMost(Duration.ofSeconds(1)).until(() -> !heard.isEmpty());
    }
  }
}
