package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.PublishedType;
import io.trastienda.platform.catalogue.PublishedVersion;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkTypeDraft;
import io.trastienda.platform.macros.Macro;
import io.trastienda.platform.macros.TextBlock;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A client's work types, calendars and service levels.
@Route(value = DesignerNavigation.DESIGNER + "/:client", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "ADMINISTRATOR"})
class CatalogueView extends DesignerPage {

  /// What is known of one work type: its newest version, its draft, or both.
  private record Entry(Optional<PublishedType> newest, Optional<WorkTypeDraft> draft) {

    WorkType type() {
      return newest.map(PublishedType::type).orElseGet(() -> draft.orElseThrow().type());
    }

    String level() {
      return newest
          .map(PublishedType::serviceLevel)
          .orElseGet(() -> draft.orElseThrow().serviceLevel());
    }

    String calendar() {
      return newest.map(PublishedType::calendar).orElseGet(() -> draft.orElseThrow().calendar());
    }
  }

  CatalogueView(DesignerDoors doors) {
    super(I18NProvider.translate("designer.title"), doors);
  }

  @Override
  void show(TenantProfile client, BeforeEnterEvent event) {
    Shelf shelf = Shelf.of(parameter(event, "tab"));
    String key = parameter(event, "key");
    boolean fresh = has(event, "key") && key.isEmpty();
    Map<String, Entry> types = entries(client.id());
    Map<String, BusinessCalendar> calendars = doors().catalogue().calendars(client.id());
    Map<String, ServiceLevel> levels = doors().catalogue().serviceLevels(client.id());
    List<TextBlock> texts = doors().macros().texts(client.id());
    List<Macro> macros = doors().macros().macros(client.id());
    setPurpose(getTranslation("designer.shelf.why." + shelf.name()));
    ViewTabs tabs = new ViewTabs(client.name());
    for (Shelf one : Shelf.values()) {
      int count =
          switch (one) {
            case TYPES -> types.size();
            case CALENDARS -> calendars.size();
            case LEVELS -> levels.size();
            case TEXTS -> texts.size();
            case MACROS -> macros.size();
          };
      tabs.view(
          getTranslation("designer.shelf." + one.name()),
          DesignerNavigation.catalogue(client.slug(), one),
          count,
          one == shelf);
    }
    addBlock(tabs);
    boolean affected = has(event, "cases");
    switch (shelf) {
      case TYPES -> types(client, types, calendars, levels);
      case CALENDARS -> calendars(client, types, calendars, key, fresh, affected);
      case LEVELS -> levels(client, types, levels, key, fresh, affected);
      case TEXTS -> texts(client, texts, key);
      case MACROS -> macros(client, macros, key);
    }
  }

  private Map<String, Entry> entries(TenantId tenant) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, WorkTypeDraft> drafts = new TreeMap<>();
    doors().catalogue().drafts(tenant).forEach(draft -> drafts.put(draft.type().key(), draft));
    for (WorkType type : doors().catalogue().workTypes(tenant)) {
      entries.put(
          type.key(),
          new Entry(
              Optional.of(doors().catalogue().history(tenant, type.key()).getFirst()),
              Optional.ofNullable(drafts.remove(type.key()))));
    }
    drafts.forEach(
        (key, draft) -> entries.put(key, new Entry(Optional.empty(), Optional.of(draft))));
    return entries;
  }

  private void types(
      TenantProfile client,
      Map<String, Entry> types,
      Map<String, BusinessCalendar> calendars,
      Map<String, ServiceLevel> levels) {
    if (calendars.isEmpty() || levels.isEmpty()) {
      addBlock(
          new NothingHere(
                  Icons.CALENDAR,
                  getTranslation("designer.first"),
                  getTranslation("designer.first.why"))
              .link(
                  getTranslation(
                      calendars.isEmpty() ? "designer.calendar.new" : "designer.level.new"),
                  DesignerNavigation.entry(
                      client.slug(), calendars.isEmpty() ? Shelf.CALENDARS : Shelf.LEVELS, "")));
      return;
    }
    Button add =
        new Button(
            getTranslation("designer.new"),
            Icons.PLUS.create(),
            click ->
                new NewTypeDialog(
                        doors(),
                        client,
                        levels.keySet().iterator().next(),
                        calendars.keySet().iterator().next())
                    .open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    add.setId("type-new");
    addAction(add);
    Formats formats = Formats.current().in(client.zone());
    Panel panel =
        new Panel(getTranslation("designer.shelf.TYPES")).flush().lined().count(types.size());
    if (types.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.CASE,
              getTranslation("designer.types.none"),
              getTranslation("designer.types.none.why")));
    } else {
      Rows rows = new Rows();
      types.forEach((key, entry) -> {
        List<Component> state = new ArrayList<>();
        entry
            .draft()
            .ifPresent(draft ->
                state.add(
                    new Tag(
                        Tone.ACCENT,
                        getTranslation("designer.draft.of", formats.dateTime(draft.editedAt())))));
        state.add(
            entry
                .newest()
                .map(one -> new Span(getTranslation("designer.version", one.version())))
                .orElseGet(() -> new Span(getTranslation("designer.unpublished"))));
        Row row =
            new Row(formats.text(entry.type().name()))
                .second(
                    getTranslation("designer.type.second", key, entry.level(), entry.calendar()))
                .end(state.toArray(Component[]::new))
                .to(DesignerNavigation.workType(client.slug(), key));
        row.addClassName("row-stacks");
        rows.add(row);
      });
      panel.show(rows);
    }
    addBlock(panel);
  }

  private void calendars(
      TenantProfile client,
      Map<String, Entry> types,
      Map<String, BusinessCalendar> calendars,
      String wanted,
      boolean fresh,
      boolean affected) {
    String key = picked(calendars, wanted, fresh);
    Rows rows = new Rows();
    calendars.forEach((name, calendar) ->
        rows.add(
            row(
                client,
                Shelf.CALENDARS,
                name,
                key,
                getTranslation(
                    "designer.calendar.second",
                    calendar.zone().getId(),
                    calendar.specialDays().size()))));
    List<PublishedVersion<BusinessCalendar>> versions =
        key.isEmpty() ? List.of() : doors().catalogue().calendarHistory(client.id(), key);
    CalendarEditor editor =
        new CalendarEditor(
            doors(),
            client,
            key.isEmpty() ? null : key,
            versions.isEmpty() ? null : versions.getFirst().definition(),
            versions.isEmpty() ? 1 : versions.getFirst().version() + 1);
    lay(
        client,
        Shelf.CALENDARS,
        rows,
        calendars.size(),
        editor,
        versions,
        key,
        types(types, entry -> entry.calendar().equals(key)),
        affected);
  }

  private void levels(
      TenantProfile client,
      Map<String, Entry> types,
      Map<String, ServiceLevel> levels,
      String wanted,
      boolean fresh,
      boolean affected) {
    String key = picked(levels, wanted, fresh);
    Formats formats = Formats.current();
    Rows rows = new Rows();
    levels.forEach((name, level) ->
        rows.add(
            row(
                client,
                Shelf.LEVELS,
                name,
                key,
                level.target(1).isPresent()
                    ? getTranslation(
                        "designer.level.second",
                        Texts.hours(level.target(1).getAsLong()),
                        level.pauseReasons().size())
                    : getTranslation("designer.level.nothing"))));
    List<PublishedVersion<ServiceLevel>> versions =
        key.isEmpty() ? List.of() : doors().catalogue().serviceLevelHistory(client.id(), key);
    Map<String, String> reasons = new TreeMap<>();
    types
        .values()
        .forEach(entry ->
            entry
                .draft()
                .map(WorkTypeDraft::type)
                .orElseGet(entry::type)
                .parkReasons()
                .forEach(reason -> reasons.put(reason.key(), formats.text(reason.name()))));
    LevelEditor editor =
        new LevelEditor(
            doors(),
            client,
            versions.isEmpty() ? null : versions.getFirst().definition(),
            versions.isEmpty() ? 1 : versions.getFirst().version() + 1,
            reasons);
    lay(
        client,
        Shelf.LEVELS,
        rows,
        levels.size(),
        editor,
        versions,
        key,
        types(types, entry -> entry.level().equals(key)),
        affected);
  }

  private void texts(TenantProfile client, List<TextBlock> texts, String key) {
    Rows rows = new Rows();
    texts.forEach(text ->
        rows.add(
            shelved(
                client,
                Shelf.TEXTS,
                text.number(),
                text.title(),
                getTranslation("designer.text.second", text.shortcut(), text.used()),
                key)));
    TextBlock edited =
        texts.stream()
            .filter(text -> String.valueOf(text.number()).equals(key))
            .findFirst()
            .orElse(null);
    lay(client, Shelf.TEXTS, rows, texts.size(), new TextEditor(doors(), client, edited));
  }

  private void macros(TenantProfile client, List<Macro> macros, String key) {
    Rows rows = new Rows();
    macros.forEach(macro ->
        rows.add(
            shelved(
                client,
                Shelf.MACROS,
                macro.number(),
                macro.name(),
                getTranslation("designer.macro.second", macro.steps().size(), macro.used()),
                key)));
    Macro edited =
        macros.stream()
            .filter(macro -> String.valueOf(macro.number()).equals(key))
            .findFirst()
            .orElse(null);
    lay(client, Shelf.MACROS, rows, macros.size(), new MacroEditor(doors(), client, edited));
  }

  private Row shelved(
      TenantProfile client, Shelf shelf, long number, String title, String second, String picked) {
    String key = String.valueOf(number);
    Row row = new Row(title).second(second).to(DesignerNavigation.entry(client.slug(), shelf, key));
    if (key.equals(picked)) {
      row.addClassName("row-picked");
      row.getElement().setAttribute("aria-current", "true");
    }
    return row;
  }

  private void lay(TenantProfile client, Shelf shelf, Rows rows, int count, Panel editor) {
    boolean texts = shelf == Shelf.TEXTS;
    Button add =
        new Button(
            getTranslation(texts ? "designer.text.new" : "designer.macro.new"),
            Icons.PLUS.create(),
            click -> DesignerNavigation.go(DesignerNavigation.entry(client.slug(), shelf, "")));
    add.setId("entry-new");
    addAction(add);
    Panel list =
        new Panel(getTranslation("designer.shelf." + shelf.name()), rows)
            .flush()
            .lined()
            .count(count);
    if (count == 0) {
      list.show(
          new NothingHere(
              Icons.SCRIPT,
              getTranslation(texts ? "designer.text.none" : "designer.macro.none"),
              getTranslation(texts ? "designer.text.none.why" : "designer.macro.none.why")));
    }
    addBlock(Columns.mainAndSide(editor, list));
  }

  /// The entry of the address, else the first; none for a new one.
  private static String picked(Map<String, ?> entries, String wanted, boolean fresh) {
    if (fresh || entries.isEmpty()) {
      return "";
    }
    return entries.containsKey(wanted) ? wanted : entries.keySet().iterator().next();
  }

  private Row row(TenantProfile client, Shelf shelf, String name, String picked, String second) {
    Row row = new Row(name).second(second).to(DesignerNavigation.entry(client.slug(), shelf, name));
    if (name.equals(picked)) {
      row.addClassName("row-picked");
      row.getElement().setAttribute("aria-current", "true");
    }
    return row;
  }

  private static List<WorkType> types(Map<String, Entry> types, Predicate<Entry> tied) {
    return types.values().stream()
        .filter(entry -> entry.newest().isPresent())
        .filter(tied)
        .map(Entry::type)
        .toList();
  }

  private void lay(
      TenantProfile client,
      Shelf shelf,
      Rows rows,
      int count,
      Panel editor,
      List<? extends PublishedVersion<?>> versions,
      String key,
      List<WorkType> tied,
      boolean affected) {
    Button add =
        new Button(
            getTranslation(
                shelf == Shelf.CALENDARS ? "designer.calendar.new" : "designer.level.new"),
            Icons.PLUS.create(),
            click -> DesignerNavigation.go(DesignerNavigation.entry(client.slug(), shelf, "")));
    add.setId("entry-new");
    addAction(add);
    Div side = Columns.stack();
    if (count > 0) {
      side.add(
          new Panel(getTranslation("designer.shelf." + shelf.name()), rows)
              .flush()
              .lined()
              .count(count));
    }
    if (!key.isEmpty()) {
      side.add(used(client, shelf, key, tied), history(client, versions));
    }
    Div main = Columns.stack();
    if (!key.isEmpty() && affected && doors().seesCases()) {
      main.add(new ReplanPanel(doors(), client, tied));
    }
    main.add(editor);
    addBlock(Columns.mainAndSide(main, side));
  }

  private Panel used(TenantProfile client, Shelf shelf, String key, List<WorkType> tied) {
    Rows rows = new Rows();
    tied.forEach(type ->
        rows.add(
            new Row(Formats.current().text(type.name()))
                .second(type.key())
                .to(DesignerNavigation.workType(client.slug(), type.key()))));
    Panel panel =
        new Panel(getTranslation("designer.used"), rows).flush().lined().count(tied.size());
    if (tied.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.CASE,
              getTranslation("designer.used.none"),
              getTranslation("designer.used.why")));
    } else if (doors().seesCases()) {
      Button cases =
          new Button(
              getTranslation("designer.replan.show"),
              click ->
                  DesignerNavigation.go(DesignerNavigation.affected(client.slug(), shelf, key)));
      cases.setId("replan-show");
      panel.foot(cases);
    }
    return panel;
  }

  private Panel history(TenantProfile client, List<? extends PublishedVersion<?>> versions) {
    Formats formats = Formats.current().in(client.zone());
    Rows rows = new Rows();
    versions.forEach(one ->
        rows.add(
            new Row(getTranslation("designer.version", one.version()))
                .end(formats.dateTime(one.publishedAt()))));
    return new Panel(getTranslation("designer.tab.HISTORY"), rows)
        .flush()
        .lined()
        .count(versions.size());
  }
}
