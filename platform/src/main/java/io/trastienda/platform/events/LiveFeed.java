package io.trastienda.platform.events;

import io.trastienda.platform.TenantId;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The only door through which screens hear news: hints to read again, never the news itself.
@Component
public class LiveFeed {

  LiveFeed() {}

  /// Ends a subscription; ending it twice is harmless.
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// Calls back, at most four times a second, when something happened for one of the tenants. While
  /// the broker is away it calls back every 3 seconds instead.
  ///
  /// @param tenants the clients that the viewer serves
  /// @param hint what to do, given the clients with news; runs on a thread of the feed
  public Subscription subscribe(Set<TenantId> tenants, Consumer<Set<TenantId>> hint) {
    throw new UnsupportedOperationException();
  }
}
