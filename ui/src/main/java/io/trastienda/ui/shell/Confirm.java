package io.trastienda.ui.shell;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.i18n.I18NProvider;

/// A question before money, suspension of service or deletion; everything else runs at once with
/// undo.
public final class Confirm {

  private Confirm() {}

  /// Asks, naming amount and client in the text.
  ///
  /// @param title the question
  /// @param text what will happen, to whom, for how much
  /// @param verb the button that does it
  /// @param action what it does
  public static void ask(String title, String text, String verb, Runnable action) {
    ConfirmDialog dialog = dialog(title, text, verb, action);
    dialog.setConfirmButtonTheme("primary");
    dialog.open();
  }

  /// Asks before something that destroys or costs.
  ///
  /// @param title the question
  /// @param text what will happen, to whom, for how much
  /// @param verb the button that does it
  /// @param action what it does
  public static void askLoudly(String title, String text, String verb, Runnable action) {
    ConfirmDialog dialog = dialog(title, text, verb, action);
    dialog.setConfirmButtonTheme("error primary");
    dialog.open();
  }

  private static ConfirmDialog dialog(String title, String text, String verb, Runnable action) {
    ConfirmDialog dialog = new ConfirmDialog(title, text, verb, confirm -> action.run());
    dialog.setCancelable(true);
    dialog.setCancelText(I18NProvider.translate("shell.cancel"));
    return dialog;
  }
}
