package io.trastienda.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.internal.AllowInert;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import io.trastienda.platform.access.Role;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/// The frame of every screen for signed-in people: brand, menu, top bar, and the place of the page.
///
/// Views name it as their layout: `@Route(value = "work", layout = Shell.class)`. Rooms add menu
/// entries as {@link MenuContribution} beans and components as {@link FrameContribution} beans.
@PermitAll
public class Shell extends AppLayout {

  private static final List<Role> DESKS =
      List.of(
          Role.ADMINISTRATOR,
          Role.ACCOUNT_MANAGER,
          Role.FINANCE,
          Role.COORDINATOR,
          Role.QUALITY,
          Role.AGENT,
          Role.CLIENT_ADMINISTRATOR,
          Role.CLIENT_APPROVER,
          Role.CLIENT_REQUESTER,
          Role.CLIENT_VIEWER);

  private final ObjectProvider<MenuContribution> menus;
  private final ObjectProvider<PaletteSource> sources;
  private final ObjectProvider<QuickViews> views;
  private final SignedInPerson person;
  private final Viewer viewer;
  private final Div menu = new Div();

  Shell(
      SignedInPerson person,
      ObjectProvider<MenuContribution> menus,
      ObjectProvider<PaletteSource> sources,
      ObjectProvider<QuickViews> views,
      ObjectProvider<FrameContribution> contributions) {
    this.menus = menus;
    this.sources = sources;
    this.views = views;
    this.person = person;
    this.viewer =
        person
            .viewer()
            .orElseThrow(() -> new IllegalStateException("the frame is for signed-in people"));
    setPrimarySection(Section.DRAWER);
    Div search = slot("topbar-search");
    Div presence = slot("topbar-slot");
    Div drawerFoot = slot("drawer-foot");
    Div banner = slot("banner-slot");
    Div over = slot("over-slot");
    search.add(paletteButton());
    contributions
        .orderedStream()
        .forEach(contribution ->
            contribution
                .component(viewer)
                .ifPresent(component ->
                    place(contribution.place(), search, presence, drawerFoot, banner, over)
                        .add(component)));
    addToNavbar(skipLink(), topBar(search, presence), over);
    menu.addClassName("menu");
    Div drawer = new Div(new Header(new Brand(line())), menu, drawerFoot);
    drawer.addClassName("drawer");
    addToDrawer(new Scroller(drawer));
    refreshMenu();
  }

  /// Asks every room for its entries again, when counts have changed.
  public final void refreshMenu() {
    menu.removeAll();
    menus
        .orderedStream()
        .flatMap(contribution -> contribution.groups(viewer).stream())
        .filter(group -> !group.entries().isEmpty())
        .forEach(group -> menu.add(nav(group)));
  }

  private static Div slot(String className) {
    Div slot = new Div();
    slot.addClassName(className);
    return slot;
  }

  private static Div place(
      FrameContribution.Place place, Div search, Div presence, Div drawer, Div banner, Div over) {
    return switch (place) {
      case SEARCH -> search;
      case PRESENCE -> presence;
      case DRAWER -> drawer;
      case BANNER -> banner;
      case OVER -> over;
    };
  }

  private String line() {
    if (viewer.isClientSide() && viewer.clients().size() == 1) {
      return viewer.clients().getFirst().name();
    }
    return DESKS.stream()
        .filter(viewer.roles()::contains)
        .findFirst()
        .map(role -> getTranslation("shell.desk." + role.name()))
        .orElse("");
  }

  private NativeButton skipLink() {
    NativeButton skip = new NativeButton(getTranslation("shell.skip"));
    skip.addClassName("skip-link");
    skip.getElement()
        .addEventListener("click", event -> {})
        .addEventData("(document.querySelector('main') || document.body).focus()");
    return skip;
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    super.onAttach(attach);
    getElement().executeJs(Keyboard.LISTEN, preferences().singleKeys());
  }

  // ------------------------------------------------------------------ palette, keys, paste

  private NativeButton paletteButton() {
    Span words = new Span(getTranslation("shell.palette.open"));
    words.addClassName("search-words");
    Span keys = new Span("Ctrl K");
    keys.addClassName("key");
    NativeButton button = new NativeButton();
    button.add(Icons.SEARCH.create(), words, keys);
    button.addClassName("search-field");
    button.setId("palette");
    button.getElement().setAttribute("type", "button");
    button.setAriaLabel(getTranslation("shell.palette.open"));
    button.getElement().setAttribute("aria-keyshortcuts", "Control+K");
    button.addClickListener(click -> openPalette());
    return button;
  }

  /// Opens the palette; called by the browser for Ctrl K.
  @ClientCallable
  void openPalette() {
    UI ui = UI.getCurrent();
    Viewer now = person.viewer().orElse(viewer);
    Optional<ViewerClient> here =
        PaletteQuery.clientOf(ui.getActiveViewLocation().getPath(), now.clients());
    new Palette(here, query -> entries(now, query)).open();
  }

  private List<PaletteEntry> entries(Viewer now, PaletteQuery query) {
    List<PaletteEntry> entries = new ArrayList<>();
    PaletteSource.Ask ask = new PaletteSource.Ask(now, query.client(), query.text());
    sources.orderedStream().forEach(source -> entries.addAll(source.entries(ask)));
    menus
        .orderedStream()
        .flatMap(menu -> menu.groups(now).stream())
        .flatMap(group -> group.entries().stream())
        .map(entry -> screen(now, entry))
        .forEach(entries::add);
    for (Theme theme : Theme.values()) {
      entries.add(look("shell.theme", "shell.theme." + theme.name(), ui -> choose(theme)));
    }
    for (Density density : Density.values()) {
      entries.add(look("shell.density", "shell.density." + density.name(), ui -> choose(density)));
    }
    for (Locale language : RoomTexts.LANGUAGES) {
      entries.add(
          PaletteEntry.of(
              PaletteEntry.Group.LOOK,
              Icons.SETTINGS,
              getTranslation("shell.language") + ": " + Languages.name(language),
              ui -> choose(language)));
    }
    entries.add(
        PaletteEntry.of(
                PaletteEntry.Group.ACTIONS,
                Icons.KEY,
                getTranslation("shell.keys"),
                ui -> openKeys())
            .keyed("?"));
    return query.left(entries);
  }

  private PaletteEntry look(String what, String choice, Consumer<UI> act) {
    return PaletteEntry.of(
        PaletteEntry.Group.LOOK,
        Icons.SETTINGS,
        getTranslation(what) + ": " + getTranslation(choice),
        act);
  }

  private PaletteEntry screen(Viewer now, MenuEntry entry) {
    PaletteEntry screen =
        PaletteEntry.of(
            PaletteEntry.Group.SCREENS,
            entry.icon().orElse(Icons.BUILDING),
            entry.named() ? entry.label() : getTranslation(entry.label()),
            ui -> go(ui, entry.path()));
    return now.clients().stream()
        .filter(client -> entry.named() && client.name().equals(entry.label()))
        .findFirst()
        .map(screen::of)
        .orElse(screen);
  }

  /// Opens the sheet of keys; called by the browser for `?`.
  @ClientCallable
  void openKeys() {
    List<KeyHint> screen = getContent() instanceof KeyedScreen keyed ? keyed.keys() : List.of();
    new KeySheet(
            screen,
            preferences().singleKeys(),
            on -> {
              person.remember(preferences().withSingleKeys(on));
              getElement().executeJs("window.trastienda.single = $0", on);
            })
        .open();
  }

  /// Opens one of the first views; called by the browser for Alt and a digit.
  @ClientCallable
  void openView(int number) {
    List<String> paths =
        views.orderedStream().flatMap(source -> source.paths(viewer).stream()).toList();
    if (number >= 1 && number <= paths.size()) {
      go(UI.getCurrent(), paths.get(number - 1));
    }
  }

  /// Says that a paste is held back; called by the browser, also while a dialog is open. Only slugs
  /// come here, never what was copied.
  @AllowInert
  @ClientCallable
  void heldPaste(String from, String to) {
    Toast.withAction(
        getTranslation("shell.paste.held", nameOf(from), nameOf(to)),
        getTranslation("shell.paste.anyway"),
        () -> UI.getCurrent().getElement().executeJs("window.trastienda.pasteHeld()"));
  }

  private String nameOf(String slug) {
    return viewer.clients().stream()
        .filter(client -> client.slug().equals(slug))
        .map(ViewerClient::name)
        .findFirst()
        .orElseGet(() -> getTranslation("shell.paste.other"));
  }

  private static void go(UI ui, String path) {
    String[] parts = path.split("\\?", 2);
    ui.navigate(
        parts[0],
        parts.length == 2 ? QueryParameters.fromString(parts[1]) : QueryParameters.empty());
  }

  private Div topBar(Div search, Div presence) {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shell.menu"));
    NativeButton avatar = new NativeButton();
    avatar.addClassName("avatar-button");
    avatar.setAriaLabel(getTranslation("shell.you", viewer.name()));
    avatar.add(new Avatar(viewer.name()));
    Div end = new Div(presence, avatar, you(avatar));
    end.addClassName("topbar-end");
    Div bar = new Div(toggle, search, end);
    bar.addClassName("topbar");
    return bar;
  }

  private Popover you(Component opener) {
    Span name = new Span(viewer.name());
    name.addClassName("strong");
    Span email = new Span(viewer.email());
    email.addClassNames("small", "dim");
    Div words = new Div(name, email);
    words.addClassName("row-main");
    Div who = new Div(new Avatar(viewer.name()), words);
    who.addClassName("who");
    Preferences now = viewer.preferences();
    Div content =
        new Div(
            who,
            choice(
                "shell.theme",
                new Segmented<>(
                    getTranslation("shell.theme"),
                    Arrays.asList(Theme.values()),
                    theme -> getTranslation("shell.theme." + theme.name()),
                    now.theme(),
                    this::choose)),
            choice(
                "shell.density",
                new Segmented<>(
                    getTranslation("shell.density"),
                    Arrays.asList(Density.values()),
                    density -> getTranslation("shell.density." + density.name()),
                    now.density(),
                    this::choose)),
            choice(
                "shell.language",
                new Segmented<>(
                    getTranslation("shell.language"),
                    RoomTexts.LANGUAGES,
                    Languages::name,
                    RoomTexts.nearest(now.locale()),
                    this::choose)),
            keys(),
            signOut());
    content.addClassName("menu-pop");
    Popover popover = new Popover(content);
    popover.setTarget(opener);
    popover.setOpenOnClick(true);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("shell.you", viewer.name()));
    return popover;
  }

  private Preferences preferences() {
    return person.viewer().map(Viewer::preferences).orElse(viewer.preferences());
  }

  private void choose(Theme theme) {
    person.remember(preferences().withTheme(theme));
    UI.getCurrent().getPage().setColorScheme(theme.scheme());
  }

  private void choose(Density density) {
    person.remember(preferences().withDensity(density));
    Sessions.density(UI.getCurrent(), density);
  }

  private void choose(Locale language) {
    person.remember(preferences().withLocale(language));
    UI.getCurrent().getPage().reload();
  }

  private Component keys() {
    NativeButton button = new NativeButton(getTranslation("shell.keys"));
    button.addClassName("link-button");
    button.setId("keys");
    button.getElement().setAttribute("type", "button");
    button.addClickListener(click -> openKeys());
    return button;
  }

  private Div choice(String key, Component control) {
    Span label = new Span(getTranslation(key));
    label.addClassName("small");
    Div choice = new Div(label, control);
    choice.addClassName("choice");
    return choice;
  }

  private Component signOut() {
    CsrfForm form = new CsrfForm("logout");
    NativeButton button = new NativeButton(getTranslation("shell.sign-out"));
    button.addClassName("link-button");
    button.getElement().setAttribute("type", "submit");
    form.add(button);
    return form;
  }

  private SideNav nav(MenuGroup group) {
    SideNav nav = new SideNav();
    if (group.titleKey().isEmpty()) {
      nav.getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
    } else {
      nav.setLabel(getTranslation(group.titleKey()));
    }
    group.entries().forEach(entry -> nav.addItem(item(entry)));
    return nav;
  }

  private SideNavItem item(MenuEntry entry) {
    SideNavItem item =
        new SideNavItem(entry.named() ? entry.label() : getTranslation(entry.label()));
    String[] parts = entry.path().split("\\?", 2);
    item.setPath(parts[0]);
    if (parts.length == 2) {
      item.setQueryParameters(QueryParameters.fromString(parts[1]));
    }
    item.setMatchNested(entry.nested());
    entry
        .colour()
        .ifPresentOrElse(
            colour -> item.setPrefixComponent(ClientTag.dot(colour)),
            () -> entry.icon().ifPresent(icon -> item.setPrefixComponent(icon.create())));
    entry
        .count()
        .ifPresent(number -> {
          Span count = new Span(Formats.current().number(number));
          count.addClassName("count");
          item.setSuffixComponent(count);
        });
    return item;
  }
}
