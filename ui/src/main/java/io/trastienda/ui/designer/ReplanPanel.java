package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.cases.Replanning;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.accounts.AccountsNavigation;
import io.trastienda.ui.shell.Confirm;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Toast;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The open cases that are under older versions of a calendar or level, when they would be due
/// under the newest, and the button that puts them there.
class ReplanPanel extends Panel {

  private final DesignerDoors doors;
  private final TenantProfile client;
  private final List<WorkType> types;

  /// A panel.
  ///
  /// @param types the work types tied to the calendar or level
  ReplanPanel(DesignerDoors doors, TenantProfile client, List<WorkType> types) {
    super(I18NProvider.translate("designer.replan"));
    this.doors = doors;
    this.client = client;
    this.types = List.copyOf(types);
    setId("replan");
    lined().flush();
    draw();
  }

  private void draw() {
    Map<WorkType, List<Replanning.Effect>> effects = new LinkedHashMap<>();
    for (WorkType type : types) {
      List<Replanning.Effect> one = doors.replanning().preview(client.id(), type.key());
      if (!one.isEmpty()) {
        effects.put(type, one);
      }
    }
    int cases = effects.values().stream().mapToInt(List::size).sum();
    if (cases == 0) {
      show(
          new NothingHere(
              Icons.MET,
              getTranslation("designer.replan.none"),
              getTranslation("designer.replan.none.why")));
      return;
    }
    Button apply =
        new Button(
            getTranslation("designer.replan.do", cases),
            click ->
                Confirm.ask(
                    getTranslation("designer.replan.do", cases),
                    getTranslation("designer.replan.confirm"),
                    getTranslation("designer.replan.verb"),
                    () -> apply(effects)));
    apply.setId("replan-apply");
    Span why = new Span(getTranslation("designer.replan.why"));
    why.addClassNames("small", "dim");
    Div end = new Div(apply, why);
    end.addClassNames("form-end", "designer-pad");
    show(table(effects), end);
  }

  private void apply(Map<WorkType, List<Replanning.Effect>> effects) {
    int changed = 0;
    try {
      for (List<Replanning.Effect> one : effects.values()) {
        changed +=
            doors.replanning().apply(client.id(), one.stream().map(Replanning.Effect::id).toList());
      }
      Toast.show(getTranslation("designer.replan.done", changed));
    } catch (Refusal refusal) {
      Toast.refuse(doors.refusals().say(refusal, Formats.current()));
    }
    draw();
  }

  private Div table(Map<WorkType, List<Replanning.Effect>> effects) {
    Element heads = new Element("tr");
    for (String head : List.of("case", "priority", "before", "after")) {
      Element cell = new Element("th");
      cell.setAttribute("scope", "col");
      cell.setText(getTranslation("designer.replan." + head));
      heads.appendChild(cell);
    }
    Element top = new Element("thead");
    top.appendChild(heads);
    Element rows = new Element("tbody");
    effects.forEach((type, cases) -> {
      for (Replanning.Effect effect : cases) {
        rows.appendChild(row(type, effect));
      }
    });
    Element table = new Element("table");
    table.setAttribute("class", "table");
    table.appendChild(top, rows);
    Div scroll = new Div();
    scroll.addClassNames("table-scroll", "designer-cases");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", getTranslation("designer.replan"));
    scroll.getElement().appendChild(table);
    return scroll;
  }

  private Element row(WorkType type, Replanning.Effect effect) {
    Element row = new Element("tr");
    Anchor link =
        new Anchor(
            AccountsNavigation.oneCase(client.slug(), effect.reference()), effect.reference());
    Span kind = new Span(Formats.current().text(type.name()));
    kind.addClassName("row-second");
    Div named = new Div(link, kind);
    named.addClassName("row-main");
    Element first = new Element("td");
    first.appendChild(named.getElement());
    row.appendChild(first, cell("P" + effect.priority()), cell(moment(effect.dueBefore())));
    boolean same = Objects.equals(effect.dueBefore(), effect.dueAfter());
    Span after =
        new Span(same ? getTranslation("designer.replan.same") : moment(effect.dueAfter()));
    after.addClassName(same ? "dim" : "strong");
    Element last = new Element("td");
    last.appendChild(after.getElement());
    row.appendChild(last);
    return row;
  }

  private static Element cell(String words) {
    Element cell = new Element("td");
    cell.setText(words);
    return cell;
  }

  private String moment(@Nullable Instant at) {
    return at == null
        ? getTranslation("designer.replan.open")
        : Formats.current().in(client.zone()).dateTime(at);
  }
}
