package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.cases.CaseChanged;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.NotReady;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.NotQueued;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form of a case. It keeps what the holder types, and knows what is not kept yet.
class CaseFields extends Div {

  private final OpenCase open;
  private final CaseDesk cases;
  private final CaseShelf shelf;
  private final SavedMark saved;
  private final Map<String, String> pending = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private @Nullable CaseForm form;

  CaseFields(OpenCase open, CaseDesk cases, CaseShelf shelf, SavedMark saved) {
    this.open = open;
    this.cases = cases;
    this.shelf = shelf;
    this.saved = saved;
    addClassName("case-form");
  }

  /// Forgets what was typed into another case.
  void forget() {
    pending.clear();
  }

  void draw() {
    WorkType type = open.detail().plan().workType();
    refused.clear();
    form =
        new CaseForm(
            type,
            open.detail().fields(),
            open.shown().profile().currency(),
            !open.working(),
            shelf,
            this::typed);
    removeAll();
    setVisible(!type.fields().isEmpty());
    Span needed = new Span(getTranslation("desk.needed.hint"));
    needed.addClassNames("small", "dim");
    Div title = new Div(new H2(Formats.current().text(type.name())), needed);
    title.addClassName("spread");
    add(title, form);
  }

  private CaseForm form() {
    return Objects.requireNonNull(form, "no form is shown yet");
  }

  private void typed(String field, String text) {
    pending.put(field, text);
    refused.remove(field);
    if (!open.working()) {
      return;
    }
    try {
      save();
    } catch (StaleFence | NotQueued over) {
      open.lose();
    } catch (CaseChanged changed) {
      open.refuse(changed);
      open.conflict();
    } catch (Refusal refusal) {
      pending.remove(field);
      refused.add(field);
      form().refuse(field, open.say(refusal));
    }
  }

  /// Keeps what is not kept yet.
  void save() {
    if (!pending.isEmpty()) {
      Offer held = open.held();
      open.at(
          cases.save(
              held.tenant(), held.id(), held.fence(), open.shown().version(), Map.copyOf(pending)));
      pending.clear();
    }
    saved.say(open.now());
  }

  /// What was typed and is not kept yet, by the key of its field.
  Map<String, String> pending() {
    return new LinkedHashMap<>(pending);
  }

  /// What was typed here and stands differently in a newer state of the case: the field's name,
  /// what was typed, what the case says.
  List<String> differences(Map<String, String> fresh) {
    List<String> words = new ArrayList<>();
    pending.forEach((field, mine) -> {
      String theirs = fresh.getOrDefault(field, "");
      if (!mine.equals(theirs)) {
        words.add(
            getTranslation(
                "desk.conflict.field",
                form().label(field),
                mine.isEmpty() ? "–" : mine,
                theirs.isEmpty() ? "–" : theirs));
      }
    });
    return words;
  }

  /// Puts on top what was typed and is not kept yet.
  void retype(Map<String, String> typed) {
    typed.forEach((field, text) -> form().show(field, text));
    pending.putAll(typed);
  }

  /// Moves to a field whose value was refused.
  ///
  /// @return whether there is one
  boolean focusRefused() {
    refused.stream().findFirst().ifPresent(form()::focus);
    return !refused.isEmpty();
  }

  /// Marks what the case still needs.
  void sayMissing(NotReady missing) {
    CaseForm fields = form();
    List<String> words = new ArrayList<>();
    for (String field : missing.fields()) {
      fields.refuse(field, getTranslation("desk.needed"));
      words.add(fields.label(field));
    }
    for (WorkType.ChecklistItem item : open.detail().plan().workType().checklist()) {
      if (missing.items().contains(item.key())) {
        words.add(Formats.current().text(item.label()));
      }
    }
    missing.fields().stream().findFirst().ifPresent(fields::focus);
    Toast.refuse(getTranslation("desk.missing", String.join(", ", words)));
  }
}
