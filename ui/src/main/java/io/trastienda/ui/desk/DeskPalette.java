package io.trastienda.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseQuery;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.PaletteEntry;
import io.trastienda.ui.shell.PaletteEntry.Group;
import io.trastienda.ui.shell.PaletteSource;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the desk adds to the palette: cases, views, queues, Next and presence.
///
/// Over all clients a case is found by its reference only, and shown without its title; within one
/// client by words too.
@Component
@Order(100)
class DeskPalette implements PaletteSource {

  private static final int MOST = 8;
  private static final Pattern REFERENCE =
      Pattern.compile("([A-Z]{2,5})(-[0-9]{0,4}(-[0-9]{0,9})?)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final CaseDesk cases;
  private final DispatchDesk dispatch;
  private final QueueViews views;
  private final Clients clients;
  private final NextCase next;
  private final Clock clock;

  DeskPalette(
      CaseDesk cases,
      DispatchDesk dispatch,
      QueueViews views,
      Clients clients,
      NextCase next,
      Clock clock) {
    this.cases = cases;
    this.dispatch = dispatch;
    this.views = views;
    this.clients = clients;
    this.next = next;
    this.clock = clock;
  }

  @Override
  public List<PaletteEntry> entries(Ask ask) {
    List<PaletteEntry> entries = new ArrayList<>();
    Viewer viewer = ask.viewer();
    if (!ask.text().isEmpty() && !viewer.isClientSide() && !viewer.clients().isEmpty()) {
      found(ask, entries);
    }
    if (viewer.holdsAny(Role.AGENT)) {
      entries.add(
          PaletteEntry.of(Group.ACTIONS, Icons.PLAY, words("desk.next"), next::open)
              .keyed(DeskKeys.NEXT.shown()));
      for (Presence presence : Presence.values()) {
        entries.add(
            PaletteEntry.of(
                Group.ACTIONS,
                Icons.PERSON,
                words("desk.presence.set", words("desk.presence." + presence.name())),
                ui -> {
                  dispatch.presence(presence);
                  PresenceSwitch.of(ui).ifPresent(shown -> shown.show(presence));
                }));
      }
    }
    if (Clients.checks(viewer)) {
      lists(viewer, entries);
    }
    return entries;
  }

  private void lists(Viewer viewer, List<PaletteEntry> entries) {
    int number = 1;
    for (QueueViews.View view : views.of(viewer)) {
      PaletteEntry entry =
          PaletteEntry.of(
                  Group.VIEWS, Icons.LIST, view.name(), ui -> DeskNavigation.go(ui, view.path()))
              .keyed(number <= 9 ? "Alt " + number : "");
      number++;
      entries.add(view.client().map(entry::of).orElse(entry));
    }
    if (Clients.works(viewer)) {
      for (ViewerClient client : viewer.clients()) {
        String path = QueueAddress.EVERYTHING.of(Set.of(client.slug())).path();
        entries.add(
            PaletteEntry.of(
                    Group.VIEWS,
                    Icons.INBOX,
                    words("desk.palette.queue", client.name()),
                    ui -> DeskNavigation.go(ui, path))
                .of(client));
      }
    }
  }

  private void found(Ask ask, List<PaletteEntry> entries) {
    String text = ask.text();
    if (ask.client().isPresent()) {
      ViewerClient client = ask.client().get();
      if (text.length() > 1) {
        search(client, text).forEach(one -> entries.add(entry(client, one, true)));
      }
      return;
    }
    String capitals = text.toUpperCase(Locale.ROOT);
    Matcher reference = REFERENCE.matcher(capitals);
    for (ViewerClient client : ask.viewer().clients()) {
      wanted(client, capitals, reference)
          .ifPresent(words ->
              search(client, words).stream()
                  .filter(one -> one.reference().startsWith(words))
                  .forEach(one -> entries.add(entry(client, one, false))));
    }
    if (Clients.works(ask.viewer()) && reference.matches() && capitals.contains("-")) {
      entries.add(
          PaletteEntry.of(
                  Group.VIEWS,
                  Icons.FILTER,
                  words("desk.palette.beginning", capitals),
                  ui -> DeskNavigation.go(ui, QueueAddress.EVERYTHING.beginning(capitals).path()))
              .asFound());
    }
  }

  /// The reference that may be meant at a client: what was typed, or this year's with a number.
  private Optional<String> wanted(ViewerClient client, String typed, Matcher reference) {
    String prefix = clients.profile(clients.idOf(client.slug())).prefix();
    if (NUMBER.matcher(typed).matches()) {
      int year = Year.from(clock.instant().atZone(Formats.current().zone())).getValue();
      return Optional.of("%s-%d-%06d".formatted(prefix, year, Integer.valueOf(typed)));
    }
    return reference.matches() && reference.group(1).equals(prefix)
        ? Optional.of(typed)
        : Optional.empty();
  }

  private List<CaseSummary> search(ViewerClient client, String text) {
    return cases
        .list(clients.idOf(client.slug()), new CaseQuery(Set.of(), null, null, text, null, MOST))
        .cases();
  }

  private static PaletteEntry entry(ViewerClient client, CaseSummary one, boolean titled) {
    String type = Formats.current().text(one.workTypeName());
    String path = DeskNavigation.caseOf(client.slug(), one.reference());
    return PaletteEntry.of(
            Group.CASES,
            Icons.CASE,
            titled ? one.reference() + " · " + one.title() : one.reference(),
            ui -> DeskNavigation.go(ui, path))
        .of(client)
        .saying(client.name() + " · " + type + " · " + Formats.current().text(one.stateName()))
        .asFound();
  }

  private static String words(String key, Object... arguments) {
    return I18NProvider.translate(key, arguments);
  }
}
