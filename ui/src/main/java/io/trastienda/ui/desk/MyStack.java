package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.LiveScreen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the agent holds and has parked, under the menu.
class MyStack extends Nav {

  private static final int MOST = 6;

  private final QueueReader reader;
  private final Clock clock;
  private @Nullable Registration navigations;
  private String current = "";

  MyStack(QueueReader reader, Clients clients, LiveFeed feed, Clock clock) {
    this.reader = reader;
    this.clock = clock;
    setAriaLabel(getTranslation("desk.stack"));
    addClassName("my-stack");
    new LiveScreen(this, feed, Duration.ofSeconds(3), this::read)
        .follow(clients.numbers(clients.mine()));
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    navigations =
        attach
            .getUI()
            .addAfterNavigationListener(event -> {
              current = event.getLocation().getPath();
              read();
            });
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (navigations != null) {
      navigations.remove();
      navigations = null;
    }
  }

  private void read() {
    removeAll();
    List<QueueRow> rows = reader.mine();
    if (rows.isEmpty()) {
      return;
    }
    Div head =
        new Div(
            new Span(getTranslation("desk.stack")),
            new Span(Formats.current().number(rows.size())));
    head.addClassName("menu-head");
    Div stack = new Div();
    stack.addClassName("stack");
    Instant now = clock.instant();
    rows.stream()
        .filter(row -> row.item().state() == QueueItem.State.HELD)
        .limit(MOST)
        .forEach(row -> stack.add(item(row, now)));
    rows.stream()
        .filter(row -> row.item().state() == QueueItem.State.PARKED)
        .limit(MOST)
        .forEach(row -> stack.add(item(row, now)));
    add(head, stack);
  }

  private Anchor item(QueueRow row, Instant now) {
    Span reference = new Span(row.item().reference());
    Span top =
        new Span(
            reference,
            row.item().state() == QueueItem.State.PARKED
                ? new Span(LimitWords.parked(row.item()))
                : LimitWords.few(row.item(), now));
    top.addClassName("stack-top");
    Div title = new Div(row.summary().title());
    title.addClassName("stack-title");
    Anchor link = new Anchor(row.path());
    link.addClassNames("stack-item", row.client().colour().className());
    link.add(top, title);
    link.setTitle(row.client().name());
    if (row.path().equals(current)) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }
}
