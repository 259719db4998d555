package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Outcomes, reasons or choices, one per line: key and name in three languages.
final class ChoiceList extends Div {

  private final Runnable typed;
  private final Function<String, @Nullable Component> note;
  private final Div lines = new Div();
  private final Div heads;
  private final Span problem = new Span();
  private final List<Line> all = new ArrayList<>();
  private final String id;

  /// A list.
  ///
  /// @param id prefix of the inputs' ids: `id-0-key`
  /// @param title its head, empty for none
  /// @param choices those so far
  /// @param typed hears that something was typed, moved or removed
  /// @param note says something of the choice with a key, null for nothing
  ChoiceList(
      String id,
      String title,
      List<WorkType.Choice> choices,
      Runnable typed,
      Function<String, @Nullable Component> note) {
    this.id = id;
    this.typed = typed;
    this.note = note;
    addClassName("designer-choices");
    if (!title.isEmpty()) {
      add(new H3(title));
    }
    Div head = new Div();
    head.addClassNames("designer-choice", "designer-choice-head", "only-wide");
    head.getElement().setAttribute("aria-hidden", "true");
    Texts.LANGUAGES.forEach(language -> head.add(new Span(Texts.language(language))));
    head.add(new Span(getTranslation("designer.key")));
    lines.addClassName("designer-choices");
    heads = head;
    problem.addClassNames("small", "is-late");
    problem.getElement().setAttribute("role", "alert");
    choices.forEach(choice -> all.add(new Line(choice.key(), choice.name())));
    Button more =
        new Button(getTranslation("designer.choice.add"), Icons.PLUS.create(), click -> more());
    more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    more.setId(id + "-add");
    add(head, lines, problem, more);
    draw();
  }

  private void more() {
    Line line = new Line("", null);
    all.add(line);
    draw();
    line.names.get(0).focus();
  }

  private void draw() {
    heads.setVisible(!all.isEmpty());
    lines.removeAll();
    for (int place = 0; place < all.size(); place++) {
      all.get(place).place(place);
      lines.add(all.get(place).box);
    }
  }

  private void move(Line line, int by) {
    int from = all.indexOf(line);
    int to = from + by;
    if (to >= 0 && to < all.size()) {
      all.remove(from);
      all.add(to, line);
      draw();
      typed.run();
    }
  }

  /// Gives the choices; null, with the empty inputs marked, if something is missing.
  @Nullable List<WorkType.Choice> read() {
    problem.setText("");
    List<WorkType.Choice> read = new ArrayList<>();
    boolean whole = true;
    for (Line line : all) {
      WorkType.Choice choice = line.read();
      if (choice == null) {
        whole = false;
      } else {
        read.add(choice);
      }
    }
    return whole ? read : null;
  }

  /// Says why the list is refused, at the key that it concerns if there is one.
  void refuse(Refused refused) {
    boolean said = false;
    for (int i = all.size() - 1; i >= 0 && !said; i--) {
      TextField key = all.get(i).key;
      if (key.getValue().strip().equals(refused.value())) {
        key.setInvalid(true);
        key.setErrorMessage(refused.words());
        said = true;
      }
    }
    if (!said) {
      problem.setText(refused.words());
    }
  }

  private final class Line {

    private final Div box = new Div();
    private final TextField key = new TextField();
    private final List<TextField> names = new ArrayList<>();
    private final IconButton up;
    private final IconButton down;
    private final IconButton remove;

    Line(String known, @Nullable LocalizedText name) {
      box.addClassName("designer-choice");
      for (Locale language : Texts.LANGUAGES) {
        TextField input = new TextField();
        input.setPlaceholder(Texts.language(language));
        input.setMaxLength(200);
        input.setValue(name == null ? "" : name.in(language));
        input.setManualValidation(true);
        Words.lazily(input, this::named);
        names.add(input);
      }
      key.setValue(known);
      key.setPlaceholder(getTranslation("designer.key"));
      key.setMaxLength(60);
      key.setManualValidation(true);
      key.addClassName("designer-key");
      Words.lazily(key, typed);
      up = new IconButton(Icons.UP, getTranslation("designer.up"), () -> move(this, -1));
      down = new IconButton(Icons.DOWN, getTranslation("designer.down"), () -> move(this, 1));
      remove =
          new IconButton(
              Icons.CLOSE,
              getTranslation("designer.remove"),
              () -> {
                all.remove(this);
                draw();
                typed.run();
              });
      names.forEach(box::add);
      Div acts = new Div();
      acts.addClassName("designer-acts");
      Component said = known.isEmpty() ? null : note.apply(known);
      if (said != null) {
        acts.add(said);
      }
      acts.add(up, down, remove);
      box.add(key, acts);
    }

    private void named() {
      if (key.getValue().isBlank()) {
        boolean named = names.stream().noneMatch(input -> input.getValue().isBlank());
        if (!named) {
          return;
        }
        key.setValue(Texts.key(names.get(2).getValue()));
      }
      typed.run();
    }

    private void place(int place) {
      String line = String.valueOf(place + 1);
      for (int i = 0; i < names.size(); i++) {
        Locale language = Texts.LANGUAGES.get(i);
        names.get(i).setId(id + "-" + place + "-" + language.getLanguage());
        names
            .get(i)
            .setAriaLabel(getTranslation("designer.choice.name", line, Texts.language(language)));
      }
      key.setId(id + "-" + place + "-key");
      key.setAriaLabel(getTranslation("designer.choice.key", line));
      up.setEnabled(place > 0);
      down.setEnabled(place < all.size() - 1);
      remove.setAriaLabel(getTranslation("designer.choice.remove", line));
    }

    private WorkType.@Nullable Choice read() {
      boolean whole = true;
      List<TextField> inputs = new ArrayList<>(names);
      inputs.add(key);
      for (TextField input : inputs) {
        boolean empty = input.getValue().isBlank();
        input.setInvalid(empty);
        input.setErrorMessage(empty ? getTranslation("designer.needed") : "");
        whole &= !empty;
      }
      return whole
          ? new WorkType.Choice(
              key.getValue().strip(),
              new LocalizedText(
                  names.get(0).getValue().strip(),
                  names.get(1).getValue().strip(),
                  names.get(2).getValue().strip()))
          : null;
    }
  }
}
