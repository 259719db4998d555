package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.LiveFeed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a screen's numbers again when something happened for its client, and goes on until they
/// are complete up to that moment, however long the warehouse or the broker is away.
public final class LiveReading {

  private static final int READS_SOON = 10;
  private static final int SOON = 1_000;
  private static final int LATER = 5_000;
  private static final int NEVER = -1;

  private final LiveFeed feed;
  private final Clock clock;
  private final Supplier<Optional<Instant>> read;
  private Instant news = Instant.MIN;
  private int left;
  private @Nullable TenantId tenant;
  private LiveFeed.@Nullable Subscription subscription;
  private @Nullable Registration polling;

  /// A reading that begins when its screen is shown for a client, and ends with the screen.
  ///
  /// @param screen whose numbers they are
  /// @param feed the hints
  /// @param clock for the moment of a hint
  /// @param read reads again; gives up to when the numbers are complete, nothing if they could not
  ///   be read, `Instant.MAX` if they come from where the work happens
  public LiveReading(
      Component screen, LiveFeed feed, Clock clock, Supplier<Optional<Instant>> read) {
    this.feed = feed;
    this.clock = clock;
    this.read = read;
    screen.addAttachListener(event -> begin(event.getUI()));
    screen.addDetachListener(event -> end(event.getUI()));
  }

  /// Listens for another client from now on.
  ///
  /// @param wanted the client on screen
  /// @param complete up to when the numbers on screen are complete, as the reading says it
  public void follow(TenantId wanted, Optional<Instant> complete) {
    remember(clock.instant());
    UI ui = UI.getCurrent();
    if (ui != null) {
      schedule(ui, complete);
    }
    if (wanted.equals(tenant)) {
      return;
    }
    tenant = wanted;
    if (subscription != null) {
      subscription.close();
      subscription = null;
      if (ui != null) {
        listen(ui);
      }
    }
  }

  private void begin(UI ui) {
    polling = ui.addPollListener(event -> again(ui));
    listen(ui);
  }

  private void listen(UI ui) {
    if (tenant != null) {
      Runnable show = ui.accessLater(() -> heard(ui), () -> {});
      subscription = feed.subscribe(Set.of(tenant), hint -> show.run());
    }
  }

  private void heard(UI ui) {
    remember(clock.instant());
    again(ui);
  }

  private void remember(Instant moment) {
    news = moment;
    left = READS_SOON;
  }

  private void again(UI ui) {
    if (subscription != null) {
      schedule(ui, read.get());
    }
  }

  /// Asks the browser to come back while the numbers lack what happened. Without a broker there is
  /// nothing to come back for: the feed hints by the clock then.
  private void schedule(UI ui, Optional<Instant> complete) {
    if (complete.isEmpty()) {
      ui.setPollInterval(LATER);
    } else if (!complete.get().isBefore(news) || feed.away()) {
      ui.setPollInterval(NEVER);
    } else {
      left--;
      ui.setPollInterval(left > 0 ? SOON : LATER);
    }
  }

  private void end(UI ui) {
    ui.setPollInterval(NEVER);
    if (polling != null) {
      polling.remove();
      polling = null;
    }
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }
}
