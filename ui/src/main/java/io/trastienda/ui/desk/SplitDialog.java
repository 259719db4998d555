package io.trastienda.ui.desk;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.cases.SplitOff;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Asks what a part of a case takes with it, and whether it is billed by itself.
class SplitDialog {

  private static final int MOST_TITLE = 200;

  private final OpenCase open;
  private final List<CaseDocuments.Document> documents;
  private final TextField title;
  private final ComboBox<WorkType> type;
  private final Checkbox billable;
  private final Div chosen = new Div();
  private final Question question;

  private CheckboxGroup<WorkType.Field> fields = new CheckboxGroup<>();
  private CheckboxGroup<CaseDocuments.Document> papers = new CheckboxGroup<>();
  private final Map<String, CheckboxGroup<Integer>> lines = new HashMap<>();

  SplitDialog(
      OpenCase open,
      List<WorkType> types,
      List<CaseDocuments.Document> documents,
      Predicate<SplitOff> then) {
    this.open = open;
    this.documents = documents;
    title = new TextField(words("desk.split.what"));
    title.setMaxLength(MOST_TITLE);
    title.setWidthFull();
    title.setRequiredIndicatorVisible(true);
    title.setId("split-title");
    title.addValueChangeListener(change -> title.setInvalid(false));
    type = new ComboBox<>(words("desk.split.type"));
    type.setItems(types);
    type.setItemLabelGenerator(one -> Formats.current().text(one.name()));
    types.stream()
        .filter(one -> one.key().equals(open.summary().workType()))
        .findFirst()
        .ifPresent(type::setValue);
    type.setWidthFull();
    type.setId("split-type");
    type.addValueChangeListener(change -> offer());
    billable = new Checkbox(words("desk.split.billable"), true);
    billable.setId("split-billable");
    Span why = new Span(words("desk.split.billable.why"));
    why.addClassNames("small", "dim", "split-why");
    Div billing = new Div(billable, why);
    billing.addClassName("split-billing");
    chosen.addClassName("stack-16");
    question =
        new Question(
            words("desk.split.title", open.summary().reference()),
            words("desk.split"),
            () -> ready() && then.test(part()),
            title,
            type,
            chosen,
            billing);
    offer();
  }

  void open() {
    question.open();
    title.focus();
  }

  private boolean ready() {
    if (title.getValue().isBlank()) {
      title.setInvalid(true);
      title.setErrorMessage(words("desk.split.title.missing"));
      title.focus();
      return false;
    }
    if (type.getValue() == null) {
      type.setInvalid(true);
      type.setErrorMessage(words("desk.split.type.missing"));
      return false;
    }
    return true;
  }

  private SplitOff part() {
    Map<String, Set<Integer>> taken = new HashMap<>();
    lines.forEach((key, group) -> {
      if (!group.getValue().isEmpty()) {
        taken.put(key, Set.copyOf(group.getValue()));
      }
    });
    return new SplitOff(
        type.getValue().key(),
        title.getValue().strip(),
        open.summary().priority(),
        fields.getValue().stream().map(WorkType.Field::key).collect(Collectors.toSet()),
        taken,
        papers.getValue().stream().map(CaseDocuments.Document::id).collect(Collectors.toSet()),
        billable.getValue());
  }

  /// Offers what the case has and the other work type can take.
  private void offer() {
    chosen.removeAll();
    lines.clear();
    WorkType wanted = type.getValue();
    Map<String, String> values = open.detail().fields();
    List<WorkType.Field> both =
        open.detail().plan().workType().fields().stream()
            .filter(field -> values.containsKey(field.key()))
            .filter(field ->
                wanted != null
                    && wanted.fields().stream()
                        .anyMatch(other ->
                            other.key().equals(field.key()) && other.type() == field.type()))
            .toList();
    List<WorkType.Field> plain =
        both.stream().filter(field -> field.type() != WorkType.FieldType.TABLE).toList();
    fields = new CheckboxGroup<>(words("desk.split.fields"));
    fields.setItems(plain);
    fields.setItemLabelGenerator(field -> Formats.current().text(field.label()));
    fields.setValue(new HashSet<>(plain));
    if (!plain.isEmpty()) {
      chosen.add(fields);
    }
    for (WorkType.Field field : both) {
      if (field.type() == WorkType.FieldType.TABLE) {
        List<Map<String, String>> all = field.lines(values.getOrDefault(field.key(), ""));
        CheckboxGroup<Integer> group =
            new CheckboxGroup<>(words("desk.split.lines", Formats.current().text(field.label())));
        group.setItems(IntStream.range(0, all.size()).boxed().toList());
        group.setItemLabelGenerator(place -> String.join(" · ", all.get(place).values()));
        group.setHelperText(words("desk.split.lines.why"));
        lines.put(field.key(), group);
        chosen.add(group);
      }
    }
    papers = new CheckboxGroup<>(words("desk.documents"));
    papers.setItems(documents);
    papers.setItemLabelGenerator(CaseDocuments.Document::name);
    if (!documents.isEmpty()) {
      chosen.add(papers);
    }
  }

  private static String words(String key, Object... values) {
    return I18NProvider.translate(key, values);
  }
}
