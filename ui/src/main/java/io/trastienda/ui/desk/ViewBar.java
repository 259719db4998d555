package io.trastienda.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.worklist.SavedView;
import io.trastienda.platform.worklist.ViewColumn;
import io.trastienda.platform.worklist.ViewContent;
import io.trastienda.platform.worklist.ViewDesk;
import io.trastienda.platform.worklist.ViewScope;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// The views over the list as links with counts, and what can be done with them: save, change,
/// rename, share, move, remove.
class ViewBar extends Div {

  private final ViewDesk desk;
  private final QueueViews views;
  private final Clients clients;
  private final RefusalTexts refusals;
  private final ToIntFunction<QueueAddress> count;
  private final Div tabs = new Div();
  private final Div acts = new Div();
  private QueueAddress address = QueueAddress.EVERYTHING;
  private Optional<Drawn> drawn = Optional.empty();

  /// Of what the buttons were drawn, so that an open menu stays open while news come in.
  private record Drawn(QueueAddress address, Optional<SavedView> saved) {}

  ViewBar(
      ViewDesk desk,
      QueueViews views,
      Clients clients,
      RefusalTexts refusals,
      ToIntFunction<QueueAddress> count) {
    this.desk = desk;
    this.views = views;
    this.clients = clients;
    this.refusals = refusals;
    this.count = count;
    addClassName("view-bar");
    acts.addClassName("view-acts");
    add(tabs, acts);
  }

  /// Draws the views, and marks the one on the screen.
  ///
  /// @return the view below what is on the screen, without what the reader filtered on top
  QueueAddress show(QueueAddress shown) {
    address = shown;
    Viewer viewer = clients.viewer();
    List<QueueViews.View> all = views.of(viewer);
    Optional<QueueViews.View> current = current(all);
    ViewTabs links = new ViewTabs(getTranslation("desk.views"));
    for (QueueViews.View view : all) {
      links.view(
          view.name(),
          view.path(),
          count.applyAsInt(view.address()),
          current.filter(view::equals).isPresent());
    }
    tabs.removeAll();
    tabs.add(links);
    drawActs(viewer, current.flatMap(QueueViews.View::saved));
    return current
        .filter(view -> view.saved().isPresent())
        .map(QueueViews.View::address)
        .orElseGet(shown::builtIn);
  }

  private Optional<QueueViews.View> current(List<QueueViews.View> all) {
    Optional<QueueViews.View> saved =
        address
            .view()
            .flatMap(id ->
                all.stream()
                    .filter(view -> view.saved().filter(one -> one.id() == id).isPresent())
                    .findFirst());
    return saved.or(() ->
        all.stream()
            .filter(view -> view.saved().isEmpty())
            .filter(view -> view.address().equals(address.builtIn()))
            .findFirst());
  }

  private void drawActs(Viewer viewer, Optional<SavedView> saved) {
    Optional<Drawn> now = Optional.of(new Drawn(address, saved));
    if (drawn.equals(now)) {
      return;
    }
    drawn = now;
    acts.removeAll();
    if (!Clients.works(viewer) || address.checks()) {
      return;
    }
    boolean changed =
        saved
            .map(one -> !views.resolve(one.id()).at(1).equals(address.beginning("").at(1)))
            .orElse(false);
    if (saved.filter(SavedView::changeable).isPresent() && changed) {
      SavedView own = saved.get();
      acts.add(link("view-keep", "desk.view.keep", () -> keep(own)));
    }
    if (saved.isEmpty() || changed) {
      acts.add(link("view-save", "desk.view.save", this::save));
    }
    saved.ifPresent(one -> acts.add(menu(viewer, one)));
  }

  private NativeButton link(String id, String key, Runnable act) {
    NativeButton button = new NativeButton();
    button.add(Icons.PLUS.small(), new Span(getTranslation(key)));
    button.getElement().setAttribute("type", "button");
    button.addClassName("view-act");
    button.setAriaLabel(getTranslation(key));
    button.setId(id);
    button.addClickListener(click -> act.run());
    return button;
  }

  private Div menu(Viewer viewer, SavedView view) {
    NativeButton opener = new NativeButton();
    opener.add(Icons.MORE.create());
    opener.addClassName("icon-button");
    opener.setId("view-menu");
    opener.getElement().setAttribute("type", "button");
    opener.setAriaLabel(getTranslation("desk.view.menu", view.name()));
    Div lines = new Div();
    lines.addClassName("choices");
    Popover popover = new Popover(lines);
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.view.menu", view.name()));
    Span who =
        new Span(
            switch (view.scope()) {
              case PERSONAL -> getTranslation("desk.view.scope.PERSONAL");
              case TEAM -> getTranslation("desk.view.scope.TEAM", nameOf(view), view.owner());
              case CLIENT -> getTranslation("desk.view.scope.CLIENT", nameOf(view), view.owner());
            });
    who.addClassNames("small", "dim", "view-scope");
    lines.add(who);
    if (view.changeable()) {
      line(lines, popover, Icons.EDIT, getTranslation("desk.view.rename"), () -> rename(view));
      for (ViewerClient client : shareable(viewer, view)) {
        if (view.scope() != ViewScope.TEAM) {
          line(
              lines,
              popover,
              Icons.SHARE,
              getTranslation("desk.view.team", client.name()),
              () -> share(view, client, false));
        }
        if (view.scope() != ViewScope.CLIENT && viewer.holdsAny(Role.COORDINATOR)) {
          line(
              lines,
              popover,
              Icons.PEOPLE,
              getTranslation("desk.view.client", client.name()),
              () -> share(view, client, true));
        }
      }
      if (view.scope() != ViewScope.PERSONAL) {
        line(lines, popover, Icons.LOCK, getTranslation("desk.view.unshare"), () -> unshare(view));
      }
      line(lines, popover, Icons.LEFT, getTranslation("desk.view.before"), () -> move(view, -1));
      line(lines, popover, Icons.RIGHT, getTranslation("desk.view.behind"), () -> move(view, 1));
      line(lines, popover, Icons.TRASH, getTranslation("desk.view.remove"), () -> remove(view));
    }
    return new Div(opener, popover);
  }

  /// The clients at which a view may be shared: those that it shows, and for one that is shared its
  /// own.
  private List<ViewerClient> shareable(Viewer viewer, SavedView view) {
    Set<TenantId> shown = view.content().clients();
    return viewer.clients().stream()
        .filter(client -> shown.isEmpty() || shown.contains(clients.idOf(client.slug())))
        .toList();
  }

  private void line(Div lines, Popover popover, Icons icon, String words, Runnable act) {
    NativeButton line = new NativeButton();
    line.getElement().setAttribute("type", "button");
    line.addClassName("choice-line");
    line.add(icon.create(), new Span(words));
    line.addClickListener(click -> {
      popover.close();
      act.run();
    });
    lines.add(line);
  }

  private String nameOf(SavedView view) {
    TenantId tenant = view.tenant();
    return tenant == null ? "" : clients.client(tenant).name();
  }

  private ViewContent content() {
    return address.content(clients::idOf);
  }

  private void save() {
    named(
        getTranslation("desk.view.save.title"),
        "",
        address.text().isEmpty() ? "" : getTranslation("desk.view.text", address.text()),
        name -> {
          SavedView saved = desk.save(name, content());
          Toast.withUndo(
              getTranslation("desk.view.saved", saved.name()),
              () -> {
                desk.remove(saved.id());
                go(address.from(Optional.empty()).path());
              });
          open(saved);
        });
  }

  private void keep(SavedView view) {
    ViewContent before = view.content();
    SavedView kept = desk.change(view.id(), view.version(), content());
    Toast.withUndo(
        getTranslation("desk.view.kept", kept.name()),
        () -> open(desk.change(kept.id(), kept.version(), before)));
    open(kept);
  }

  private void rename(SavedView view) {
    named(
        getTranslation("desk.view.rename"),
        view.name(),
        "",
        name -> {
          desk.rename(view.id(), name);
          Toast.withUndo(
              getTranslation("desk.view.renamed", name),
              () -> {
                desk.rename(view.id(), view.name());
                show(address);
              });
          show(address);
        });
  }

  private void share(SavedView view, ViewerClient client, boolean all) {
    TenantId tenant = clients.idOf(client.slug());
    SavedView shared =
        all ? desk.shareWithAll(tenant, view.id()) : desk.shareWithTeam(tenant, view.id());
    Toast.withUndo(
        getTranslation(
            all ? "desk.view.shared.client" : "desk.view.shared.team",
            shared.name(),
            client.name()),
        () -> open(unshared(view, tenant)));
    open(shared);
  }

  /// Takes sharing back: to the team that had the view before, else to its owner with the clients
  /// that it showed.
  private SavedView unshared(SavedView before, TenantId tenant) {
    if (before.scope() == ViewScope.TEAM) {
      return desk.shareWithTeam(tenant, before.id());
    }
    desk.unshare(before.id());
    SavedView own = desk.get(before.id());
    return desk.change(own.id(), own.version(), before.content());
  }

  private void unshare(SavedView view) {
    desk.unshare(view.id());
    Toast.show(getTranslation("desk.view.unshared", view.name()));
    go(view.own() ? QueueAddress.path(view.id(), 1) : address.from(Optional.empty()).path());
  }

  private void move(SavedView view, int by) {
    desk.move(view.id(), by);
    show(address);
  }

  private void remove(SavedView view) {
    desk.remove(view.id());
    Toast.withUndo(
        getTranslation("desk.view.removed", view.name()), () -> open(desk.restore(view.id())));
    go("work?queue");
  }

  /// Asks for a name; what is refused is said at the field.
  private void named(String title, String before, String warning, Consumer<String> then) {
    Dialog dialog = new Dialog();
    dialog.addClassName("ask");
    dialog.setHeaderTitle(title);
    TextField name = new TextField(getTranslation("desk.view.name"));
    name.setValue(before);
    name.setMaxLength(40);
    name.setHelperText(getTranslation("desk.view.name.why"));
    name.setWidthFull();
    name.setId("view-name");
    Div content = new Div(name);
    content.addClassName("stack-16");
    if (!warning.isEmpty()) {
      Div words = new Div(Icons.INFO.small(), new Span(warning));
      words.addClassNames("line-up", "small", "dim");
      content.add(words);
    }
    dialog.add(content);
    Button act = new Button(getTranslation("desk.view.name.do"));
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("view-do");
    act.addClickListener(click -> {
      try {
        then.accept(name.getValue());
        dialog.close();
      } catch (Refusal refusal) {
        name.setErrorMessage(refusals.say(refusal, Formats.current()));
        name.setInvalid(true);
        name.focus();
      }
    });
    act.addClickShortcut(Key.ENTER).listenOn(dialog);
    Button cancel = new Button(getTranslation("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    name.focus();
  }

  /// The order of the rows and what is shown of each, behind a small button.
  Div look(Consumer<QueueAddress> go) {
    NativeButton opener = new NativeButton();
    opener.addClassName("view-look");
    opener.setId("view-look");
    opener.getElement().setAttribute("type", "button");
    opener.add(new Span(getTranslation("desk.sorted." + address.sort())), Icons.TABLE.create());
    opener.setAriaLabel(
        getTranslation("desk.look") + ": " + getTranslation("desk.sorted." + address.sort()));
    Div lines = new Div();
    lines.addClassName("choices");
    Popover popover = new Popover(lines);
    for (QueueFilter.Sort sort : QueueFilter.Sort.values()) {
      NativeButton line = new NativeButton();
      line.getElement().setAttribute("type", "button");
      line.addClassName("choice-line");
      line.getElement().setAttribute("aria-pressed", String.valueOf(sort == address.sort()));
      line.add(new Span(getTranslation("desk.sorted." + sort)));
      if (sort == address.sort()) {
        line.add(Icons.CHECK.small());
      }
      line.addClickListener(click -> {
        popover.close();
        go.accept(address.sorted(sort));
      });
      lines.add(line);
    }
    CheckboxGroup<ViewColumn> columns = new CheckboxGroup<>(getTranslation("desk.look.columns"));
    columns.setItems(ViewColumn.values());
    columns.setItemLabelGenerator(one -> getTranslation(columnKey(one)));
    columns.setValue(Set.copyOf(address.columns()));
    columns.addClassName("view-columns");
    columns.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        go.accept(
            address.showing(
                Arrays.stream(ViewColumn.values()).filter(change.getValue()::contains).toList()));
      }
    });
    lines.add(columns);
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.look"));
    return new Div(opener, popover);
  }

  /// The message key of a column's head.
  static String columnKey(ViewColumn column) {
    return "desk.column." + column.name().toLowerCase(Locale.ROOT);
  }

  private static void open(SavedView view) {
    go(QueueAddress.path(view.id(), 1));
  }

  private static void go(String path) {
    DeskNavigation.go(UI.getCurrent(), path);
  }
}
