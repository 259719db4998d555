package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import io.trastienda.platform.access.Role;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
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
  private final SignedInPerson person;
  private final Viewer viewer;
  private final Div menu = new Div();

  Shell(
      SignedInPerson person,
      ObjectProvider<MenuContribution> menus,
      ObjectProvider<FrameContribution> contributions) {
    this.menus = menus;
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
    contributions
        .orderedStream()
        .forEach(contribution ->
            contribution
                .component(viewer)
                .ifPresent(component ->
                    place(contribution.place(), search, presence, drawerFoot, banner)
                        .add(component)));
    addToNavbar(skipLink(), topBar(search, presence));
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
      FrameContribution.Place place, Div search, Div presence, Div drawer, Div banner) {
    return switch (place) {
      case SEARCH -> search;
      case PRESENCE -> presence;
      case DRAWER -> drawer;
      case BANNER -> banner;
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
                    language -> {
                      person.remember(preferences().withLocale(language));
                      UI.getCurrent().getPage().reload();
                    })),
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
