package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one move between states asks for.
class MoveEditor extends PartEditor {

  private final WorkType.Move move;
  private final MultiSelectComboBox<WorkType.Field> fields =
      new MultiSelectComboBox<>(getTranslation("designer.move.fields"));
  private final ChoiceList reasons;

  MoveEditor(Workbench bench, WorkType.Move move) {
    super(title(bench.type(), move), bench, false);
    this.move = move;
    fields.setItems(bench.type().fields());
    fields.setItemLabelGenerator(one -> Formats.current().text(one.label()));
    fields.setPlaceholder(getTranslation("designer.move.fields.none"));
    fields.setValue(
        bench.type().fields().stream()
            .filter(one -> move.requiredFields().contains(one.key()))
            .collect(Collectors.toSet()));
    fields.setId("move-fields");
    Words.whenTyped(fields, this::typed);
    reasons =
        new ChoiceList(
            "move-reason",
            getTranslation("designer.move.reasons"),
            move.reasons(),
            this::typed,
            one -> null);
    Span why = new Span(getTranslation("designer.move.reasons.why"));
    why.addClassNames("small", "dim");
    Button forbid =
        new Button(
            getTranslation("designer.move.forbid"),
            Icons.CLOSE.create(),
            click ->
                bench.change(
                    Blueprint.with(parts ->
                        parts.moves = Blueprint.without(parts.moves, Moves.key(move), Moves::key)),
                    refused -> {},
                    () ->
                        DesignerNavigation.go(
                            DesignerNavigation.tab(
                                bench.client().slug(), bench.type().key(), Tab.STATES))));
    forbid.setId("move-forbid");
    body().add(fields, reasons, why);
    end("");
    Div foot = new Div(forbid);
    foot.addClassName("form-end");
    body().add(foot);
  }

  private static String title(WorkType type, WorkType.Move move) {
    return Texts.state(type, move.from()) + " → " + Texts.state(type, move.to());
  }

  @Override
  @Nullable UnaryOperator<WorkType> edit() {
    List<WorkType.Choice> why = reasons.read();
    if (why == null) {
      return null;
    }
    Set<WorkType.Field> wanted = fields.getValue();
    WorkType.Move changed =
        new WorkType.Move(
            move.from(),
            move.to(),
            bench().type().fields().stream()
                .filter(wanted::contains)
                .map(WorkType.Field::key)
                .toList(),
            why);
    return Blueprint.with(parts -> parts.moves = Blueprint.put(parts.moves, changed, Moves::key));
  }

  @Override
  boolean mark(Refused refused) {
    if (refused.spot() == Refused.Spot.MOVE && !refused.rule().equals("move-field")) {
      reasons.refuse(refused);
      return true;
    }
    return false;
  }
}
