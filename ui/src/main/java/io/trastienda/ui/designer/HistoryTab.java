package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.catalogue.PublishedType;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import java.util.ArrayList;
import java.util.List;

/// The versions of a work type, and what each changed of the one before it.
class HistoryTab extends Div {

  HistoryTab(Workbench bench, String picked) {
    List<PublishedType> versions = bench.versions();
    if (versions.isEmpty()) {
      add(
          new NothingHere(
              Icons.FLAG,
              getTranslation("designer.history.none"),
              getTranslation("designer.history.none.why")));
      return;
    }
    int shown =
        versions.stream()
            .filter(one -> String.valueOf(one.version()).equals(picked))
            .findFirst()
            .orElse(versions.getFirst())
            .version();
    Formats formats = Formats.current().in(bench.client().zone());
    Rows rows = new Rows();
    for (int place = 0; place < versions.size(); place++) {
      PublishedType one = versions.get(place);
      int changes =
          place + 1 == versions.size() ? 0 : differences(versions.get(place + 1), one).size();
      Row row =
          new Row(getTranslation("designer.version", one.version()))
              .second(
                  new Span(formats.dateTime(one.publishedAt())),
                  new Span(
                      place + 1 == versions.size()
                          ? getTranslation("designer.history.first")
                          : getTranslation("designer.history.changes", changes)))
              .to(bench.address(Tab.HISTORY, String.valueOf(one.version())));
      if (one.version() == shown) {
        row.addClassName("row-picked");
        row.getElement().setAttribute("aria-current", "true");
      }
      rows.add(row);
    }
    Panel list = new Panel(getTranslation("designer.tab.HISTORY"), rows);
    list.flush().lined().count(versions.size());
    add(Columns.halves(list, told(versions, shown)));
  }

  private Panel told(List<PublishedType> versions, int shown) {
    List<Component> words = new ArrayList<>();
    for (int place = 0; place < versions.size(); place++) {
      PublishedType one = versions.get(place);
      if (one.version() == shown) {
        if (place + 1 == versions.size()) {
          words.add(new Span(getTranslation("designer.history.first.why")));
        } else {
          words.add(ConflictDialog.list(differences(versions.get(place + 1), one)));
        }
      }
    }
    String title =
        shown == 1
            ? getTranslation("designer.version", shown)
            : getTranslation("designer.history.between", shown - 1, shown);
    return new Panel(title, words.toArray(Component[]::new)).lined();
  }

  private static List<String> differences(PublishedType before, PublishedType after) {
    return Texts.differences(
        before.type(),
        before.serviceLevel(),
        before.calendar(),
        after.type(),
        after.serviceLevel(),
        after.calendar());
  }
}
