package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.trastienda.platform.cases.CaseSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where another case of the same client is named by its reference, with those that may be meant to
/// pick from. It looks nothing up while somebody types: only the client's own references are known
/// to the service that takes it.
class OtherCase extends Div {

  private final TextField reference;

  OtherCase(List<CaseSummary> likely) {
    reference = new TextField(getTranslation("desk.other"));
    reference.setRequiredIndicatorVisible(true);
    reference.setMaxLength(30);
    reference.setWidthFull();
    reference.setId("other-case");
    reference.addValueChangeListener(change -> reference.setInvalid(false));
    addClassName("stack-16");
    add(reference);
    if (!likely.isEmpty()) {
      Div picks = new Div();
      picks.addClassName("other-cases");
      Span why = new Span(getTranslation("desk.likely.pick"));
      why.addClassNames("small", "dim");
      picks.add(why);
      for (CaseSummary one : likely) {
        NativeButton pick = new NativeButton(one.reference() + " · " + one.title());
        pick.getElement().setAttribute("type", "button");
        pick.addClassNames("pill", "pill-small", "ellipsis");
        pick.addClickListener(click -> reference.setValue(one.reference()));
        picks.add(pick);
      }
      add(picks);
    }
  }

  /// The reference; asks for it if there is none.
  Optional<String> demand() {
    String value = reference.getValue().strip().toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      refuse(getTranslation("desk.other.missing"));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  void refuse(String words) {
    reference.setErrorMessage(words);
    reference.setInvalid(true);
    reference.focus();
  }

  void focus() {
    reference.focus();
  }
}
