package io.trastienda.ui.designer;

import com.vaadin.flow.component.html.Div;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the agent must tick, and the form of one item.
class ChecklistTab extends Div {

  private final Workbench bench;
  private final String picked;
  private final PartRows rows;

  ChecklistTab(Workbench bench, String wanted, boolean fresh) {
    this.bench = bench;
    this.picked =
        fresh || bench.type().checklist().stream().anyMatch(one -> one.key().equals(wanted))
            ? wanted
            : bench.type().checklist().stream()
                .findFirst()
                .map(WorkType.ChecklistItem::key)
                .orElse("");
    addClassName("columns-half");
    rows =
        new PartRows(
            getTranslation("designer.tab.CHECKLIST"),
            getTranslation("designer.item.add"),
            Parts.CHECKLIST.order(bench, Tab.CHECKLIST),
            key -> bench.address(Tab.CHECKLIST, key));
    Optional<WorkType.ChecklistItem> item =
        bench.type().checklist().stream().filter(one -> one.key().equals(picked)).findFirst();
    add(rows);
    if (item.isPresent() || fresh) {
      add(new ChecklistEditor(bench, item.orElse(null)));
    } else {
      add(
          new Panel(
              getTranslation("designer.item"),
              new NothingHere(
                  Icons.EDIT,
                  getTranslation("designer.pick"),
                  getTranslation("designer.pick.why"))));
    }
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
    rows.draw(
        bench.type().checklist().stream()
            .map(item ->
                PartRows.Part.of(item.key(), Formats.current().text(item.label()), second(item)))
            .toList(),
        picked,
        getTranslation("designer.item.none"),
        getTranslation("designer.item.none.why"));
  }

  private String second(WorkType.ChecklistItem item) {
    return Stream.of(
            item.mandatory()
                ? getTranslation("designer.item.mandatory")
                : getTranslation("designer.item.optional"),
            item.evidence() == WorkType.Evidence.NONE
                ? ""
                : getTranslation("designer.evidence." + item.evidence().name()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
