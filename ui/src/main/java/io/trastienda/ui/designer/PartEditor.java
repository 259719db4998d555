package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The form of one part of a work type. What stands already is kept with every change; a new part
/// when its button is pressed.
abstract class PartEditor extends Panel {

  private final Workbench bench;
  private final boolean fresh;
  private final Div problem = new Div();

  /// A form.
  ///
  /// @param fresh whether the part is new
  PartEditor(String title, Workbench bench, boolean fresh) {
    super(title);
    this.bench = bench;
    this.fresh = fresh;
    lined();
    problem.addClassNames("designer-problem", "is-late");
    problem.getElement().setAttribute("role", "alert");
  }

  /// The change that was typed; null, with the inputs marked, if something is missing.
  abstract @Nullable UnaryOperator<WorkType> edit();

  /// Shows a refusal at the input that it concerns.
  ///
  /// @return whether there is such an input
  abstract boolean mark(Refused refused);

  /// Leads on after a new part was added.
  void added() {}

  final Workbench bench() {
    return bench;
  }

  final boolean fresh() {
    return fresh;
  }

  /// Ends the form: the place of refusals and, for a new part, its button.
  final void end(String add) {
    body().add(problem);
    if (fresh) {
      Button button = new Button(add, Icons.PLUS.create(), click -> keep());
      button.setId("part-keep");
      Div foot = new Div(button);
      foot.addClassName("form-end");
      body().add(foot);
    }
  }

  /// Keeps what stands already; a new part waits for its button.
  final void typed() {
    if (!fresh) {
      keep();
    }
  }

  private void keep() {
    problem.removeAll();
    UnaryOperator<WorkType> edit = edit();
    if (edit == null) {
      bench.incomplete();
      return;
    }
    bench.change(
        edit,
        refused -> {
          if (!mark(refused)) {
            problem.add(Icons.LATE.create(), new Span(whole(bench.type(), refused)));
          }
        },
        () -> {
          if (fresh) {
            added();
          }
        });
  }

  /// The rule with the name of the part that it concerns.
  static String whole(WorkType type, Refused refused) {
    String name =
        type.field(refused.part())
            .map(field -> Formats.current().text(field.label()))
            .orElse(refused.part());
    return name.isEmpty()
        ? refused.words()
        : I18NProvider.translate("designer.rule.of", name, refused.words());
  }

  static boolean mark(TextField input, Refused refused) {
    input.setInvalid(true);
    input.setErrorMessage(refused.words());
    return true;
  }
}
