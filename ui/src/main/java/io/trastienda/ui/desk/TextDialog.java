package io.trastienda.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.macros.Filled;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.platform.macros.TextBlock;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Offers a client's text blocks: type to find one, see it with the case's values, insert it.
class TextDialog extends Dialog {

  private static final List<String> LANGUAGES = List.of("es", "ca", "en");

  private final OpenCase open;
  private final MacroDesk macros;
  private final Consumer<String> then;
  private final TextField find = new TextField();
  private final Select<String> language = new Select<>();
  private final Div list = new Div();
  private final Div preview = new Div();
  private final Button insert = new Button(getTranslation("desk.text.insert"));
  private final List<TextBlock> texts;
  private @Nullable TextBlock chosen;

  /// @param shortcut what was typed after `::`
  /// @param then takes the words
  TextDialog(OpenCase open, MacroDesk macros, String shortcut, Consumer<String> then) {
    this.open = open;
    this.macros = macros;
    this.then = then;
    this.texts = macros.texts(open.tenant());
    setHeaderTitle(getTranslation("desk.text.title", open.shown().client().name()));
    addClassName("pick-text");
    find.setAriaLabel(getTranslation("desk.text.find"));
    find.setPlaceholder(getTranslation("desk.text.find"));
    find.setPrefixComponent(Icons.SEARCH.create());
    find.setValueChangeMode(ValueChangeMode.EAGER);
    find.setValue(shortcut);
    find.setId("text-find");
    find.addValueChangeListener(change -> draw());
    find.addKeyDownListener(Key.ENTER, press -> insert());
    language.setItems(LANGUAGES);
    language.setItemLabelGenerator(one -> getTranslation("desk.text.language." + one));
    language.setAriaLabel(getTranslation("desk.text.language"));
    String mine = Formats.current().locale().getLanguage();
    language.setValue(LANGUAGES.contains(mine) ? mine : "en");
    language.addValueChangeListener(change -> show(chosen));
    list.addClassName("choices");
    list.getElement().setAttribute("role", "group");
    list.getElement().setAttribute("aria-label", getTranslation("desk.text.found"));
    preview.addClassName("text-preview");
    preview.getElement().setAttribute("role", "status");
    Div head = new Div(find, language);
    head.addClassName("text-head");
    Div parts = new Div(list, preview);
    parts.addClassName("text-parts");
    add(head, parts);
    insert.addThemeVariants(ButtonVariant.PRIMARY);
    insert.setId("text-insert");
    insert.addClickListener(click -> insert());
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, insert);
    draw();
    find.focus();
  }

  private void draw() {
    String wanted = find.getValue().strip().toLowerCase(Locale.ROOT);
    List<TextBlock> found =
        texts.stream()
            .filter(text ->
                text.shortcut().contains(wanted)
                    || text.title().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    list.removeAll();
    for (TextBlock text : found) {
      NativeButton line = new NativeButton();
      line.getElement().setAttribute("type", "button");
      line.addClassName("choice-line");
      line.setId("text-" + text.shortcut());
      Span shortcut = new Span("::" + text.shortcut());
      shortcut.addClassNames("small", "dim");
      Div words = new Div(new Span(text.title()), shortcut);
      words.addClassName("row-main");
      line.add(words);
      line.addClickListener(click -> show(text));
      line.addDoubleClickListener(click -> insert());
      list.add(line);
    }
    TextBlock kept = chosen;
    show(kept != null && found.contains(kept) ? kept : found.stream().findFirst().orElse(null));
  }

  private void show(@Nullable TextBlock text) {
    chosen = text;
    insert.setEnabled(text != null);
    preview.removeAll();
    list.getChildren()
        .forEach(line ->
            line.getElement()
                .setAttribute(
                    "aria-pressed",
                    String.valueOf(
                        text != null
                            && line.getId().orElse("").equals("text-" + text.shortcut()))));
    if (text == null) {
      preview.add(
          texts.isEmpty()
              ? new NothingHere(
                  Icons.SCRIPT,
                  getTranslation("desk.text.none"),
                  getTranslation("desk.text.none.why"))
              : new NothingHere(
                  Icons.SEARCH,
                  getTranslation("desk.text.not-found"),
                  getTranslation("desk.text.not-found.why")));
      return;
    }
    Filled filled = macros.look(open.tenant(), open.id(), text.number(), chosenLanguage());
    Paragraph words = new Paragraph(filled.text());
    words.addClassName("text-words");
    preview.add(words);
    if (!filled.empty().isEmpty()) {
      Paragraph empty =
          new Paragraph(getTranslation("desk.text.empty", String.join(", ", filled.empty())));
      empty.addClassNames("small", "is-due-soon");
      preview.add(empty);
    }
  }

  private void insert() {
    TextBlock text = chosen;
    if (text != null) {
      open.attempt(() -> {
        String words =
            macros.insert(open.tenant(), open.id(), text.number(), chosenLanguage()).text();
        close();
        then.accept(words);
      });
    }
  }

  private Locale chosenLanguage() {
    return Locale.forLanguageTag(language.getValue());
  }
}
