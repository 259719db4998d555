package io.trastienda.ui.designer;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One text typed in all three languages.
final class Words extends Div {

  static final int TYPED = 700;

  private static final int LONGEST = 200;

  private final List<TextField> inputs = new ArrayList<>();

  /// Three inputs side by side.
  ///
  /// @param id of the first input's language is added: `id-es`
  /// @param label what is named
  /// @param value the words so far, null for none
  /// @param typed hears that something was typed
  Words(String id, String label, @Nullable LocalizedText value, Runnable typed) {
    addClassName("designer-words");
    for (Locale language : Texts.LANGUAGES) {
      TextField input =
          new TextField(getTranslation("designer.in", label, Texts.language(language)));
      input.setId(id + "-" + language.getLanguage());
      input.setMaxLength(LONGEST);
      input.setRequiredIndicatorVisible(true);
      input.setManualValidation(true);
      input.setValue(value == null ? "" : value.in(language));
      lazily(input, typed);
      inputs.add(input);
      add(input);
    }
  }

  static void lazily(TextField input, Runnable typed) {
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(TYPED);
    whenTyped(input, typed);
  }

  static <C extends AbstractField<C, T>, T> void whenTyped(C input, Runnable typed) {
    input.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        if (input instanceof HasValidationProperties property) {
          property.setInvalid(false);
        }
        typed.run();
      }
    });
  }

  /// Gives the text; null, with the empty inputs marked, if a language is missing.
  @Nullable LocalizedText read() {
    boolean whole = true;
    for (TextField input : inputs) {
      boolean empty = input.getValue().isBlank();
      input.setInvalid(empty);
      input.setErrorMessage(empty ? getTranslation("designer.three") : "");
      whole &= !empty;
    }
    return whole
        ? new LocalizedText(
            inputs.get(0).getValue().strip(),
            inputs.get(1).getValue().strip(),
            inputs.get(2).getValue().strip())
        : null;
  }

  /// The first words typed, from which a key may be made.
  String any() {
    return inputs.stream()
        .map(HasValue::getValue)
        .filter(text -> !text.isBlank())
        .reduce((first, last) -> last)
        .orElse("");
  }
}
