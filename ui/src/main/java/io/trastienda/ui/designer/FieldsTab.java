package io.trastienda.ui.designer;

import com.vaadin.flow.component.html.Div;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a work type: their order, the form of one, and the agent's form beside it.
class FieldsTab extends Div {

  private final Workbench bench;
  private final String picked;
  private final PartRows rows;
  private final Panel preview = new Panel(getTranslation("designer.preview"));

  FieldsTab(Workbench bench, String wanted, boolean fresh) {
    this.bench = bench;
    this.picked =
        fresh || bench.type().fields().stream().anyMatch(one -> one.key().equals(wanted))
            ? wanted
            : bench.type().fields().stream().findFirst().map(WorkType.Field::key).orElse("");
    addClassName("designer-three");
    rows =
        new PartRows(
            getTranslation("designer.tab.FIELDS"),
            getTranslation("designer.field.add"),
            Parts.FIELDS.order(bench, Tab.FIELDS),
            key -> bench.address(Tab.FIELDS, key));
    preview.lined().aside(getTranslation("designer.preview.why"));
    Optional<WorkType.Field> field = bench.type().field(picked);
    Div middle = new Div();
    middle.addClassName("designer-middle");
    if (field.isPresent() || fresh) {
      middle.add(new FieldEditor(bench, field.orElse(null)));
    } else {
      middle.add(
          new Panel(
              getTranslation("designer.field"),
              new NothingHere(
                  Icons.EDIT,
                  getTranslation("designer.pick"),
                  getTranslation("designer.pick.why"))));
    }
    add(rows, middle, preview);
    draw();
    bench.listen(
        new Workbench.Listener() {
          @Override
          public void kept() {
            draw();
          }

          @Override
          public void notKept() {}
        });
  }

  private void draw() {
    WorkType type = bench.type();
    List<PartRows.Part> parts =
        type.fields().stream()
            .map(field ->
                PartRows.Part.of(field.key(), Formats.current().text(field.label()), second(field)))
            .toList();
    rows.draw(
        parts,
        picked,
        getTranslation("designer.field.none"),
        getTranslation("designer.field.none.why"));
    if (type.fields().isEmpty()) {
      preview.show(
          new NothingHere(
              Icons.CASE,
              getTranslation("designer.field.none"),
              getTranslation("designer.preview.none.why")));
    } else {
      preview.show(new FormPreview(type, bench.client().currency()));
    }
  }

  private String second(WorkType.Field field) {
    return Stream.of(
            Texts.type(field.type()),
            field.required()
                ? getTranslation("designer.field.required")
                : field.requiredWhen() == null ? "" : getTranslation("designer.field.required-at"),
            field.visibleWhen() == null ? "" : getTranslation("designer.field.visible-at"),
            field.clientVisible() ? getTranslation("designer.field.client") : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
