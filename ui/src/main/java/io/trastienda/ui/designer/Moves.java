package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Callout;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which state may follow which, as a table: a row for each state before, a column for each after.
class Moves extends Panel {

  private final Workbench bench;
  private final String picked;

  /// The table.
  ///
  /// @param picked key of the move that is edited beside it, empty for none
  Moves(Workbench bench, String picked) {
    super(I18NProvider.translate("designer.moves"));
    this.bench = bench;
    this.picked = picked;
    lined().flush();
    draw();
  }

  static String key(WorkType.Move move) {
    return move.from() + ">" + move.to();
  }

  /// Shows the moves as they are now.
  final void draw() {
    WorkType type = bench.type();
    if (type.moves().isEmpty()) {
      Button list =
          new Button(
              getTranslation("designer.moves.list"),
              click -> bench.arrange(Blueprint.with(Moves::all), "moves-table"));
      list.setId("moves-list");
      Div foot = new Div(list);
      foot.addClassName("form-end");
      Div free =
          new Div(
              new Callout(
                  Icons.INFO,
                  getTranslation("designer.moves.free"),
                  getTranslation("designer.moves.free.why")),
              foot);
      free.addClassNames("designer-pad", "stack-16");
      show(free);
      return;
    }
    show(table(type));
  }

  private static void all(Blueprint type) {
    List<WorkType.Move> moves = new ArrayList<>();
    for (WorkType.State from : type.states) {
      for (WorkType.State to : type.states) {
        if (!from.key().equals(to.key())) {
          moves.add(WorkType.Move.free(from.key(), to.key()));
        }
      }
    }
    type.moves = moves;
  }

  private Div table(WorkType type) {
    Element heads = new Element("tr");
    heads.appendChild(head("col", getTranslation("designer.moves.from")));
    type.states().forEach(state -> heads.appendChild(head("col", Texts.state(type, state.key()))));
    Element top = new Element("thead");
    top.appendChild(heads);
    Element rows = new Element("tbody");
    List<String> before = new ArrayList<>(List.of(""));
    type.states().forEach(state -> before.add(state.key()));
    for (String from : before) {
      Element row = new Element("tr");
      row.appendChild(head("row", Texts.state(type, from)));
      for (WorkType.State to : type.states()) {
        Element cell = new Element("td");
        if (!from.equals(to.key())) {
          cell.appendChild(cell(type, from, to.key()).getElement());
        }
        row.appendChild(cell);
      }
      rows.appendChild(row);
    }
    Element table = new Element("table");
    table.setAttribute("class", "table designer-moves");
    table.appendChild(top, rows);
    Div scroll = new Div();
    scroll.addClassName("table-scroll");
    scroll.setId("moves-table");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", getTranslation("designer.moves"));
    scroll.getElement().appendChild(table);
    return scroll;
  }

  private static Element head(String scope, String words) {
    Element head = new Element("th");
    head.setAttribute("scope", scope);
    head.setText(words);
    return head;
  }

  private NativeButton cell(WorkType type, String from, String to) {
    Optional<WorkType.Move> listed =
        type.moves().stream()
            .filter(move -> move.from().equals(from) && move.to().equals(to))
            .findFirst();
    boolean always = from.isEmpty() && type.states().getFirst().key().equals(to);
    NativeButton cell = new NativeButton();
    cell.addClassName("icon-button");
    cell.getElement().setAttribute("type", "button");
    String id = from + ">" + to;
    cell.setId("move-" + id);
    String pair = Texts.state(type, from) + " → " + Texts.state(type, to);
    if (listed.isPresent()) {
      boolean asks = !listed.get().requiredFields().isEmpty() || !listed.get().reasons().isEmpty();
      cell.add((asks ? Icons.LIST : Icons.CHECK).create());
      cell.addClassName("designer-allowed");
      cell.getElement().setAttribute("aria-pressed", String.valueOf(id.equals(picked)));
      name(cell, getTranslation(asks ? "designer.move.asks" : "designer.move.edit", pair));
      cell.addClickListener(click -> bench.go(Tab.STATES, id));
    } else if (always) {
      cell.add(Icons.CHECK.create());
      cell.setEnabled(false);
      name(cell, getTranslation("designer.move.always", pair));
    } else {
      cell.add(Icons.PLUS.create());
      cell.addClassName("designer-forbidden");
      name(cell, getTranslation("designer.move.allow", pair));
      cell.addClickListener(click ->
          bench.arrange(
              Blueprint.with(parts ->
                  parts.moves =
                      Blueprint.put(parts.moves, WorkType.Move.free(from, to), Moves::key)),
              "move-" + id));
    }
    return cell;
  }

  private static void name(NativeButton cell, String words) {
    cell.setAriaLabel(words);
    cell.setTitle(words);
  }
}
