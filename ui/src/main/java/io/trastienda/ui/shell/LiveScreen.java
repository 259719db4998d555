package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.LiveFeed;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads a part of a screen again when there is news for its clients, and not more often than it
/// may.
///
/// A hint says only that something happened; the part reads it through its service, under the
/// person who looks at it.
public final class LiveScreen {

  private final Component part;
  private final LiveFeed feed;
  private final Duration pause;
  private final Runnable reread;
  private Set<TenantId> tenants = Set.of();
  private LiveFeed.@Nullable Subscription subscription;

  /// Binds a part to the feed for as long as it is on a screen.
  ///
  /// @param part what is read again
  /// @param feed the feed
  /// @param pause how long to gather news between two reads
  /// @param reread reads it, in the part's UI
  public LiveScreen(Component part, LiveFeed feed, Duration pause, Runnable reread) {
    this.part = part;
    this.feed = feed;
    this.pause = pause;
    this.reread = reread;
    part.addAttachListener(attach -> listen());
    part.addDetachListener(detach -> stop());
  }

  /// Says whose news matter from now on.
  ///
  /// @param clients the clients that the part shows
  public void follow(Set<TenantId> clients) {
    if (!clients.equals(tenants)) {
      tenants = Set.copyOf(clients);
      listen();
    }
  }

  private void listen() {
    stop();
    UI ui = part.getUI().orElse(null);
    if (ui != null && part.isAttached() && !tenants.isEmpty()) {
      Runnable push = ui.accessLater(reread::run, () -> {});
      subscription =
          feed.subscribe(
              tenants,
              news -> {
                push.run();
                LockSupport.parkNanos(pause.toNanos());
              });
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }
}
