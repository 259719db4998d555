package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Confirm;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Toast;
import java.util.function.LongSupplier;

/// The form of one text or macro: kept as a whole, refused in words under its fields, and removed
/// after a question.
abstract class EntryEditor extends Panel {

  final DesignerDoors doors;
  final TenantProfile client;
  private final String word;
  private final Shelf shelf;
  private final Div problem = new Div();

  /// @param title the head
  /// @param word `text` or `macro`, in texts and ids
  /// @param shelf where it stands
  EntryEditor(String title, DesignerDoors doors, TenantProfile client, String word, Shelf shelf) {
    super(title);
    this.doors = doors;
    this.client = client;
    this.word = word;
    this.shelf = shelf;
    lined();
    problem.addClassNames("designer-problem", "is-late");
    problem.getElement().setAttribute("role", "alert");
  }

  /// Where a refusal is said.
  Div problem() {
    return problem;
  }

  /// The button that keeps it, in the form's last line.
  Div end(Runnable keep) {
    Button button = new Button(words("keep"), click -> keep.run());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setId(word + "-keep");
    Div end = new Div(button);
    end.addClassName("form-end");
    return end;
  }

  /// The button that removes what is known.
  ///
  /// @param name its name
  /// @param used how often it was used
  Button remover(String name, long used, Runnable removal) {
    Button button =
        new Button(
            words("remove"),
            click ->
                Confirm.ask(
                    words("remove.title", name),
                    words("remove.why", used),
                    words("remove"),
                    () ->
                        attempt(() -> {
                          removal.run();
                          DesignerNavigation.go(DesignerNavigation.catalogue(client.slug(), shelf));
                        })));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setId(word + "-remove");
    return button;
  }

  /// Keeps it and shows it under the number that it got.
  void keep(String name, LongSupplier kept) {
    attempt(() -> {
      long number = kept.getAsLong();
      Toast.show(words("kept", name));
      DesignerNavigation.go(DesignerNavigation.entry(client.slug(), shelf, String.valueOf(number)));
    });
  }

  private void attempt(Runnable act) {
    problem.removeAll();
    try {
      act.run();
    } catch (Refusal refusal) {
      problem.add(Icons.LATE.create(), new Span(doors.refusals().say(refusal, Formats.current())));
    }
  }

  private String words(String what, Object... values) {
    return getTranslation("designer." + word + "." + what, values);
  }
}
