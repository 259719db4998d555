package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.i18n.I18NProvider;

/// A short message at the bottom that leaves by itself.
public final class Toast {

  private static final int SECONDS = 1_000;

  private Toast() {}

  /// Says that something was done; leaves after 4 seconds.
  ///
  /// @param words in the reader's language
  public static void show(String words) {
    open(words, 4 * SECONDS);
  }

  /// Says that something was done and offers to undo it for 8 seconds.
  ///
  /// @param words in the reader's language
  /// @param undo takes it back
  public static void withUndo(String words, Runnable undo) {
    Notification toast = open(words, 8 * SECONDS);
    NativeButton button = new NativeButton(I18NProvider.translate("shell.undo"));
    button.addClassName("link-button");
    button.addClickListener(click -> {
      toast.close();
      undo.run();
    });
    ((Div) toast.getChildren().findFirst().orElseThrow()).add(button);
  }

  /// Says why something was held back and offers to do it all the same for 12 seconds; is announced
  /// at once.
  ///
  /// @param words in the reader's language
  /// @param verb the button that does it
  /// @param act what it does
  public static void withAction(String words, String verb, Runnable act) {
    Notification toast = open(words, 12 * SECONDS);
    toast.setAssertive(true);
    toast.addThemeVariants(NotificationVariant.WARNING);
    NativeButton button = new NativeButton(verb);
    button.addClassName("link-button");
    button.addClickListener(click -> {
      toast.close();
      act.run();
    });
    ((Div) toast.getChildren().findFirst().orElseThrow()).add(button);
  }

  /// Says that something was refused; leaves after 8 seconds and is announced at once.
  ///
  /// @param words why, in the reader's language
  public static void refuse(String words) {
    Notification toast = open(words, 8 * SECONDS);
    toast.addThemeVariants(NotificationVariant.ERROR);
    toast.setAssertive(true);
  }

  private static Notification open(String words, int milliseconds) {
    Div content = new Div(new Span(words));
    content.addClassName("toast");
    Notification toast = new Notification(content);
    toast.setDuration(milliseconds);
    toast.setPosition(Notification.Position.BOTTOM_CENTER);
    toast.open();
    return toast;
  }
}
