package io.trastienda.ui.floor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.trastienda.platform.alerts.Notice;
import io.trastienda.platform.alerts.NoticeDesk;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Tone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// What the reader was told, with the number of what is new; hears of more by push.
class Bell extends Div {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int SHOWN = 20;

  private final NoticeDesk notices;
  private final FloorClients clients;
  private final Clock clock;
  private final LiveScreen live;
  private final NativeButton opener = new NativeButton();
  private final Span count = new Span();
  private final Popover popover = new Popover();
  private int unread;

  Bell(NoticeDesk notices, FloorClients clients, LiveFeed feed, Clock clock) {
    this.notices = notices;
    this.clients = clients;
    this.clock = clock;
    addClassName("bell");
    opener.addClassName("presence-button");
    opener.getElement().setAttribute("type", "button");
    opener.setId("bell");
    count.addClassName("bell-count");
    count.getElement().setAttribute("aria-hidden", "true");
    opener.add(Icons.BELL.create(), count);
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("floor.bell"));
    popover.addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        open();
      }
    });
    add(opener, popover);
    live = new LiveScreen(this, feed, PAUSE, this::read);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    live.follow(clients.ids());
    read();
  }

  private void read() {
    show(notices.unread());
  }

  private void show(int number) {
    unread = number;
    count.setText(unread > 99 ? "99+" : Integer.toString(unread));
    count.setVisible(unread > 0);
    opener.setAriaLabel(getTranslation("floor.bell.new", unread));
  }

  private void open() {
    List<Notice> mine = notices.mine();
    Div list = new Div();
    list.addClassName("bell-list");
    list.add(new H2(getTranslation("floor.bell")));
    if (mine.isEmpty()) {
      list.add(
          new NothingHere(
              Icons.BELL,
              getTranslation("floor.bell.none"),
              getTranslation("floor.bell.none.why")));
    }
    mine.stream().limit(SHOWN).forEach(notice -> list.add(line(notice)));
    popover.removeAll();
    popover.add(list);
    if (!mine.isEmpty() && unread > 0) {
      notices.seen(mine.getFirst().id());
      show(0);
    }
  }

  private Div line(Notice notice) {
    Formats formats = Formats.current();
    Anchor link =
        new Anchor(
            DeskNavigation.caseOf(clients.slug(notice.tenant()), notice.reference()),
            notice.reference());
    link.addClassName("row-title");
    Span said =
        new Span(getTranslation("floor.promise.used." + notice.promise(), notice.percent()));
    said.addClassName(notice.percent() >= 100 ? toneOf(Tone.LATE) : toneOf(Tone.DUE_SOON));
    Span when =
        new Span(
            clients.type(notice.tenant(), notice.workType())
                + " · "
                + getTranslation(
                    "floor.bell.ago",
                    formats.duration(Duration.between(notice.toldAt(), clock.instant()))));
    when.addClassNames("small", "dim");
    Div head = new Div(link, new ClientTag(clients.of(notice.tenant())));
    head.addClassName("spread");
    Div line = new Div(head, said, when);
    line.addClassName("bell-line");
    if (!notice.read()) {
      line.addClassName("is-new");
    }
    return line;
  }

  private static String toneOf(Tone tone) {
    return tone == Tone.LATE ? "is-late" : "is-due-soon";
  }
}
