package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.trastienda.platform.worklist.BulkDesk;
import io.trastienda.platform.worklist.BulkDone;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import java.util.List;
import java.util.stream.Collectors;

/// What came of one act on several cases: what was done, what was refused and why, and one button
/// that takes all of it back.
class BulkResult extends Div {

  private final BulkDesk bulk;
  private final RefusalTexts refusals;
  private final Runnable changed;
  private boolean open;

  BulkResult(BulkDesk bulk, RefusalTexts refusals, Runnable changed) {
    this.bulk = bulk;
    this.refusals = refusals;
    this.changed = changed;
    addClassName("bulk-result");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", getTranslation("desk.bulk.result"));
    setVisible(false);
  }

  /// Shows what came of it; the undo works once, here or in the toast.
  void show(BulkRun run) {
    open = !run.done().isEmpty();
    String sentence = sentence(run);
    draw(sentence, run.refused(), doneAndSame(run));
    if (open) {
      Button undo = new Button(getTranslation("shell.undo"), click -> undo(run));
      undo.addThemeVariants(ButtonVariant.SMALL);
      undo.setId("bulk-undo");
      ((Div) getComponentAt(0)).addComponentAtIndex(1, undo);
      Toast.withUndo(sentence, () -> undo(run));
    } else {
      Toast.refuse(sentence);
    }
  }

  void hide() {
    removeAll();
    setVisible(false);
  }

  private void undo(BulkRun run) {
    if (!open) {
      return;
    }
    open = false;
    List<BulkRun.Refused> left = run.undo(done -> bulk.undo(done.tenant(), done));
    int back = run.done().size() - left.size();
    draw(
        left.isEmpty()
            ? getTranslation("desk.bulk.undone", back)
            : getTranslation("desk.bulk.undone.partly", back, left.size()),
        left,
        "");
    changed.run();
  }

  private String sentence(BulkRun run) {
    String done = getTranslation("desk.bulk.done." + BulkRun.word(run.act()), run.done().size());
    return run.refused().isEmpty()
        ? done
        : done + " " + getTranslation("desk.bulk.refused", run.refused().size());
  }

  private String doneAndSame(BulkRun run) {
    String done = run.done().stream().map(BulkDone::reference).collect(Collectors.joining(", "));
    return run.same().isEmpty()
        ? done
        : (done.isEmpty() ? "" : done + ". ")
            + getTranslation("desk.bulk.same", String.join(", ", run.same()));
  }

  private void draw(String sentence, List<BulkRun.Refused> refused, String references) {
    removeAll();
    setVisible(true);
    Span words = new Span(sentence);
    words.addClassName("strong");
    words.getElement().setAttribute("role", "status");
    Div head =
        new Div(words, new IconButton(Icons.CLOSE, getTranslation("desk.bulk.close"), this::hide));
    head.addClassName("bulk-head");
    add(head);
    if (!references.isEmpty()) {
      Div small = new Div(references);
      small.addClassNames("small", "dim");
      add(small);
    }
    if (!refused.isEmpty()) {
      UnorderedList list = new UnorderedList();
      for (BulkRun.Refused one : refused) {
        Span reference = new Span(one.reference());
        reference.addClassName("ref");
        list.add(
            new ListItem(
                Icons.LATE.small(),
                reference,
                new Span(refusals.say(one.why(), Formats.current()))));
      }
      add(list);
    }
  }
}
