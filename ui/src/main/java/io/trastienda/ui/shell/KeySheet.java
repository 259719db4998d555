package io.trastienda.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/// The sheet of keys: those of every screen, those of this one, and the switch for single keys.
class KeySheet extends Dialog {

  private static final List<KeyHint> EVERYWHERE =
      List.of(
          KeyHint.of("Ctrl K", "shell.keys.palette"),
          KeyHint.of("Alt 1 … 9", "shell.keys.views"),
          KeyHint.single("?", "shell.keys.sheet"));

  KeySheet(List<KeyHint> screen, boolean singleKeys, Consumer<Boolean> onSwitch) {
    addClassName("key-sheet");
    setHeaderTitle(getTranslation("shell.keys"));
    Div groups = new Div();
    groups.addClassName("key-groups");
    if (!screen.isEmpty()) {
      groups.add(group("shell.keys.here", screen));
    }
    groups.add(group("shell.keys.everywhere", EVERYWHERE));
    Checkbox single = new Checkbox(getTranslation("shell.keys.single"), singleKeys);
    single.setId("single-keys");
    single.setHelperText(getTranslation("shell.keys.single.why"));
    single.addValueChangeListener(change -> {
      onSwitch.accept(change.getValue());
      groups.getElement().setAttribute("data-single", String.valueOf(change.getValue()));
    });
    groups.getElement().setAttribute("data-single", String.valueOf(singleKeys));
    Div content = new Div(groups, single);
    content.addClassName("stack-16");
    add(content);
    getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
  }

  private Div group(String title, List<KeyHint> hints) {
    Div lines = new Div(new H3(getTranslation(title)));
    lines.addClassName("key-group");
    for (KeyHint hint : hints) {
      Span keys = new Span(hint.keys());
      keys.addClassName("key");
      Div line = new Div(new Span(getTranslation(hint.words())), keys);
      line.addClassName("spread");
      line.setClassName("key-single", hint.single());
      lines.add(line);
    }
    return lines;
  }
}
