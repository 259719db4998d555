package io.trastienda.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

@PlatformIT
class LiveHintsIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final EventsSettings settings;
  private final ObjectProvider<JdbcConnectionDetails> database;
  private final TenantFixtures fixtures;

  LiveHintsIT(
      EventsSettings settings,
      ObjectProvider<JdbcConnectionDetails> database,
      TenantFixtures fixtures) {
    this.settings = settings;
    this.database = database;
    this.fixtures = fixtures;
  }

  @Test
  void reaches_the_screens_of_every_node_after_the_commit_and_nobody_else() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    LiveFeed here = new LiveFeed(settings);
    LiveFeed there = new LiveFeed(settings);
    LiveHints sender = new LiveHints(here, database);
    LiveHints receiver = new LiveHints(there, database);
    var heardHere = new LinkedBlockingQueue<Set<TenantId>>();
    var heardThere = new LinkedBlockingQueue<Set<TenantId>>();
    var heardByRed = new LinkedBlockingQueue<Set<TenantId>>();
    here.subscribe(Set.of(blue), heardHere::add);
    there.subscribe(Set.of(blue), heardThere::add);
    there.subscribe(Set.of(red), heardByRed::add);
    sender.start();
    receiver.start();
    try {
      await()
          .until(() -> {
            sender.tell(List.of(blue));
            return !heardThere.isEmpty();
          });
      await().pollDelay(SECOND).until(() -> true);
      heardHere.clear();
      heardThere.clear();

      fixtures.inTransaction(
          blue,
          () -> {
            sender.tell(List.of(blue));
            return blue;
          });

      await().atMost(SECOND).until(() -> !heardHere.isEmpty() && !heardThere.isEmpty());
      assertThat(heardThere.peek()).containsExactly(blue);
      assertThat(heardByRed).isEmpty();
    } finally {
      sender.stop();
      receiver.stop();
    }
  }
}
