package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import java.util.List;
import java.util.function.Function;

/// The parts of one sort in their order: pick one, move it, remove it, add another.
final class PartRows extends Panel {

  /// One part.
  ///
  /// @param key its key
  /// @param title its name
  /// @param second what is said under it
  record Part(String key, String title, List<Component> second) {

    static Part of(String key, String title, String second) {
      return new Part(key, title, List.of(new Span(second)));
    }
  }

  /// What may be done to the order.
  interface Order {

    /// Moves a part.
    ///
    /// @param by -1 up, 1 down
    void move(String key, int by);

    void remove(String key);
  }

  private final Order order;
  private final Function<String, String> address;

  /// A list.
  ///
  /// @param title its head
  /// @param add words of the link to a new part
  /// @param address where a part is edited; the empty key is a new part
  PartRows(String title, String add, Order order, Function<String, String> address) {
    super(title);
    this.order = order;
    this.address = address;
    flush().lined();
    Anchor more = new Anchor(address.apply(""), add);
    more.setId("part-add");
    aside(more);
  }

  void draw(List<Part> parts, String picked, String none, String noneWhy) {
    if (parts.isEmpty()) {
      show(new NothingHere(Icons.LIST, none, noneWhy));
      return;
    }
    Rows rows = new Rows();
    for (int place = 0; place < parts.size(); place++) {
      Part part = parts.get(place);
      Row row =
          new Row(part.title())
              .second(part.second().toArray(Component[]::new))
              .to(address.apply(part.key()));
      IconButton up =
          button(part, Icons.UP, "designer.up.of", "-up", () -> order.move(part.key(), -1));
      up.setEnabled(place > 0);
      IconButton down =
          button(part, Icons.DOWN, "designer.down.of", "-down", () -> order.move(part.key(), 1));
      down.setEnabled(place < parts.size() - 1);
      row.end(
          up,
          down,
          button(
              part, Icons.CLOSE, "designer.remove.of", "-remove", () -> order.remove(part.key())));
      row.addClassName("designer-part");
      row.setId("part-" + part.key());
      if (part.key().equals(picked)) {
        row.addClassName("row-picked");
        row.getElement().setAttribute("aria-current", "true");
      }
      rows.add(row);
    }
    show(rows);
  }

  private IconButton button(Part part, Icons icon, String words, String id, Runnable act) {
    IconButton button = new IconButton(icon, getTranslation(words, part.title()), act);
    button.setId("part-" + part.key() + id);
    return button;
  }
}
