package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.LiveFeed;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads a screen's numbers again when something happened for its client, and a few times more
/// until the warehouse must have taken it in.
public final class LiveReading {

  private static final int READS_AFTER_NEWS = 5;
  private static final int BETWEEN_READS = 1_000;
  private static final int WHILE_AWAY = 5_000;

  private final LiveFeed feed;
  private final BooleanSupplier read;
  private @Nullable TenantId tenant;
  private LiveFeed.@Nullable Subscription subscription;
  private @Nullable Registration polling;
  private int left;

  /// A reading that begins when its screen is shown for a client, and ends with the screen.
  ///
  /// @param screen whose numbers they are
  /// @param feed the hints
  /// @param read reads again; says whether the numbers could be read
  public LiveReading(Component screen, LiveFeed feed, BooleanSupplier read) {
    this.feed = feed;
    this.read = read;
    screen.addAttachListener(event -> begin(event.getUI()));
    screen.addDetachListener(event -> end(event.getUI()));
  }

  /// Listens for another client from now on.
  ///
  /// @param wanted the client on screen
  public void follow(TenantId wanted) {
    if (wanted.equals(tenant)) {
      return;
    }
    tenant = wanted;
    if (subscription != null) {
      subscription.close();
      subscription = null;
      UI ui = UI.getCurrent();
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
      subscription = feed.subscribe(Set.of(tenant), news -> show.run());
    }
  }

  private void heard(UI ui) {
    left = READS_AFTER_NEWS;
    again(ui);
  }

  /// Reads, and asks the browser to come back while more news may be on its way.
  private void again(UI ui) {
    if (subscription == null) {
      return;
    }
    boolean readable = read.getAsBoolean();
    left = Math.max(0, left - 1);
    ui.setPollInterval(!readable ? WHILE_AWAY : left > 0 ? BETWEEN_READS : -1);
  }

  private void end(UI ui) {
    ui.setPollInterval(-1);
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
