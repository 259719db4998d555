package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.BooleanSupplier;

/// A small dialog: what is asked, a button that does it, a button that does not.
class Question extends Dialog {

  /// Asks.
  ///
  /// @param title what will happen, to which case
  /// @param verb the button that does it
  /// @param does does it; the dialog stays open if it gives false
  Question(String title, String verb, BooleanSupplier does, Component... content) {
    setHeaderTitle(title);
    addClassName("ask");
    setMinWidth("min(420px, 90vw)");
    Div body = new Div(content);
    body.addClassName("stack-16");
    add(body);
    Button act = new Button(verb);
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("question-do");
    act.addClickListener(click -> {
      if (does.getAsBoolean()) {
        close();
      }
    });
    act.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, act);
  }
}
