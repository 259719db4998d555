package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import java.util.List;
import java.util.Optional;

/// The states of a work type, the moves between them, and the form of one of either.
class StatesTab extends Div {

  private final Workbench bench;
  private final String picked;
  private final PartRows rows;

  StatesTab(Workbench bench, String wanted, boolean fresh) {
    this.bench = bench;
    this.picked =
        fresh
                || bench.type().states().stream().anyMatch(one -> one.key().equals(wanted))
                || bench.type().moves().stream().anyMatch(one -> Moves.key(one).equals(wanted))
            ? wanted
            : bench.type().states().stream().findFirst().map(WorkType.State::key).orElse("");
    addClassName("columns-half");
    rows =
        new PartRows(
            getTranslation("designer.states"),
            getTranslation("designer.state.add"),
            Parts.STATES.order(bench, Tab.STATES),
            key -> bench.address(Tab.STATES, key));
    Moves moves = new Moves(bench, picked);
    add(Columns.stack(rows, moves), editor(fresh));
    draw();
    bench.listen(
        new Workbench.Listener() {
          @Override
          public void kept() {
            draw();
            moves.draw();
          }

          @Override
          public void notKept() {}
        });
  }

  private Component editor(boolean fresh) {
    WorkType type = bench.type();
    Optional<WorkType.Move> move =
        type.moves().stream().filter(one -> Moves.key(one).equals(picked)).findFirst();
    Optional<WorkType.State> state = type.state(picked);
    if (move.isPresent()) {
      return new MoveEditor(bench, move.get());
    }
    if (state.isPresent() || fresh) {
      return new StateEditor(bench, state.orElse(null));
    }
    return new Panel(
        getTranslation("designer.state"),
        new NothingHere(
            Icons.EDIT,
            getTranslation("designer.state.pick"),
            getTranslation("designer.state.pick.why")));
  }

  private void draw() {
    rows.draw(
        bench.type().states().stream()
            .map(state ->
                new PartRows.Part(
                    state.key(),
                    Formats.current().text(state.name()),
                    List.of(
                        new Span(Texts.category(state.category())),
                        new Span(
                            getTranslation(
                                "designer.state.shown",
                                Formats.current().text(state.clientName()))))))
            .toList(),
        picked,
        "",
        "");
  }
}
