package io.trastienda.ui.desk;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.markdown.Markdown;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Procedure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The procedure of a case with its checklist, which the holder ticks.
class CaseProcedure extends Div {

  private final OpenCase open;
  private final CaseDesk cases;
  private final CaseShelf shelf;
  private final SavedMark saved;
  private final Set<String> ticked = new HashSet<>();
  private final Map<String, String> proofs = new HashMap<>();
  private boolean folded;

  CaseProcedure(OpenCase open, CaseDesk cases, CaseShelf shelf, SavedMark saved) {
    this.open = open;
    this.cases = cases;
    this.shelf = shelf;
    this.saved = saved;
    addClassName("case-steps");
  }

  /// Shows what the case says is done.
  void begin() {
    CaseDetail detail = open.detail();
    ticked.clear();
    ticked.addAll(detail.ticked());
    proofs.clear();
    proofs.putAll(detail.evidence());
    draw();
  }

  /// Folds everything into one line, for a phone.
  void fold(boolean now) {
    if (now != folded) {
      folded = now;
      if (open.isShown()) {
        draw();
      }
    }
  }

  private void draw() {
    WorkType type = open.detail().plan().workType();
    removeAll();
    List<Procedure.Step> steps =
        type.checklist().stream()
            .map(item ->
                new Procedure.Step(
                    Formats.current().text(item.label()), hint(item), ticked.contains(item.key())))
            .toList();
    Markdown text = new Markdown(Formats.current().text(type.procedure()));
    text.addClassName("procedure-text");
    Procedure procedure = new Procedure(getTranslation("desk.procedure"), steps, this::tick);
    procedure.setClassName("is-fixed", !open.working());
    if (folded) {
      String following =
          steps.stream()
              .filter(step -> !step.done())
              .findFirst()
              .map(Procedure.Step::words)
              .orElse("–");
      long done = steps.stream().filter(Procedure.Step::done).count();
      Details line =
          new Details(
              getTranslation(
                  "desk.procedure.folded",
                  String.valueOf(done),
                  String.valueOf(steps.size()),
                  following),
              procedure,
              text);
      line.addClassName("procedure-folded");
      add(line);
      return;
    }
    if (!steps.isEmpty()) {
      add(procedure);
    }
    Div how = new Div(new H2(getTranslation("desk.procedure.how")), text);
    how.addClassName("procedure-how");
    add(how);
  }

  private String hint(WorkType.ChecklistItem item) {
    String proof = proofs.getOrDefault(item.key(), "");
    if (ticked.contains(item.key()) && !proof.isEmpty()) {
      return item.evidence() == WorkType.Evidence.DOCUMENT
          ? shelf.all().stream()
              .filter(one -> Long.toString(one.id()).equals(proof))
              .map(CaseDocuments.Document::name)
              .findFirst()
              .orElse("")
          : proof;
    }
    return switch (item.evidence()) {
      case NONE -> item.mandatory() ? "" : getTranslation("desk.optional");
      case NOTE -> getTranslation("desk.evidence.note");
      case DOCUMENT -> getTranslation("desk.evidence.document");
    };
  }

  private void tick(int index) {
    if (!open.working()) {
      return;
    }
    WorkType.ChecklistItem item = open.detail().plan().workType().checklist().get(index);
    if (ticked.contains(item.key()) || item.evidence() == WorkType.Evidence.NONE) {
      tick(index, item.key(), "");
    } else {
      EvidenceDialog.open(item, shelf, proof -> tick(index, item.key(), proof));
    }
  }

  private void tick(int index, String item, String proof) {
    if (!open.working()) {
      return;
    }
    Offer held = open.held();
    boolean done = !ticked.contains(item);
    open.attempt(() -> {
      int version = cases.tick(held.tenant(), held.id(), held.fence(), item, done, proof);
      proofs.put(item, proof);
      open.at(version);
      if (done) {
        ticked.add(item);
      } else {
        ticked.remove(item);
      }
      saved.say(open.now());
      draw();
      getElement()
          .executeJs(
              "setTimeout(() => this.querySelectorAll('.procedure-step')[$0]?.focus())", index);
    });
  }
}
