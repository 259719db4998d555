package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.IntConsumer;

/// The steps of a work type as a checklist with its progress; the first open step is the current
/// one.
public class Procedure extends Div {

  /// One step.
  ///
  /// @param words what to do
  /// @param hint a second line; may be empty
  /// @param done whether it is done
  public record Step(String words, String hint, boolean done) {}

  /// A checklist.
  ///
  /// @param title its head
  /// @param steps in the order to do
  /// @param onStep hears the index of a step that was clicked
  public Procedure(String title, List<Step> steps, IntConsumer onStep) {
    addClassName("procedure");
    long done = steps.stream().filter(Step::done).count();
    Span progress =
        new Span(
            getTranslation("shell.progress", String.valueOf(done), String.valueOf(steps.size())));
    progress.addClassName("dim");
    Div head = new Div(new H2(title), progress);
    head.addClassName("spread");
    Element bar = new Element("div");
    bar.setAttribute("class", "procedure-bar");
    bar.setAttribute("aria-hidden", "true");
    for (int i = 0; i < steps.size(); i++) {
      Element part = new Element("i");
      if (i < done) {
        part.setAttribute("class", "done");
      }
      bar.appendChild(part);
    }
    add(head);
    getElement().appendChild(bar);
    boolean currentSeen = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean current = !step.done() && !currentSeen;
      currentSeen |= current;
      add(line(step, i, current, onStep));
    }
  }

  private static NativeButton line(Step step, int index, boolean current, IntConsumer onStep) {
    NativeButton line = new NativeButton();
    line.getElement().setAttribute("type", "button");
    line.getElement().setAttribute("role", "checkbox");
    line.getElement().setAttribute("aria-checked", String.valueOf(step.done()));
    line.addClassNames(
        "procedure-step", step.done() ? "is-done" : current ? "is-current" : "is-open");
    if (current) {
      line.getElement().setAttribute("aria-current", "step");
    }
    Span mark = new Span();
    mark.addClassName("procedure-mark");
    if (step.done()) {
      mark.add(Icons.CHECK.create());
    }
    Span words = new Span(new Span(step.words()));
    if (!step.hint().isEmpty()) {
      Span hint = new Span(step.hint());
      hint.addClassName("small");
      words.add(hint);
    }
    line.add(mark, words);
    line.addClickListener(click -> onStep.accept(index));
    return line;
  }
}
