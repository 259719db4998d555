package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.RosterRow;
import io.trastienda.platform.worklist.BulkAct;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Viewer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What can be done to the cases that are picked in the list; it slides in with the first of them.
class BulkBar extends Div {

  private static final List<Reason> GIVE_BACK =
      List.of(
          Reason.NO_TIME,
          Reason.WRONG_QUEUE,
          Reason.INFORMATION_MISSING,
          Reason.SKILL_MISSING,
          Reason.AGENT_AWAY,
          Reason.BALANCE,
          Reason.OTHER);
  private static final List<Reason> RANK =
      List.of(Reason.URGENT, Reason.CLIENT_ASKED, Reason.BALANCE, Reason.OTHER);

  private final DispatchDesk dispatch;
  private final Function<QueueRow, List<WorkType.Choice>> parkReasons;
  private final Clock clock;
  private final Consumer<BulkAct> run;
  private final Span count = new Span();
  private List<QueueRow> picked = List.of();

  BulkBar(
      Viewer viewer,
      DispatchDesk dispatch,
      Function<QueueRow, List<WorkType.Choice>> parkReasons,
      Clock clock,
      Consumer<BulkAct> run,
      Runnable clear) {
    this.dispatch = dispatch;
    this.parkReasons = parkReasons;
    this.clock = clock;
    this.run = run;
    addClassName("bulk-bar");
    getElement().setAttribute("role", "toolbar");
    getElement().setAttribute("aria-label", getTranslation("desk.bulk"));
    count.addClassName("bulk-count");
    count.getElement().setAttribute("role", "status");
    Div acts = new Div();
    acts.addClassName("bulk-acts");
    acts.add(act("take", () -> run.accept(new BulkAct.Take())));
    if (viewer.holdsAny(Role.COORDINATOR)) {
      acts.add(act("assign", this::assign), act("rank", this::rank));
    }
    acts.add(act("park", this::park), act("release", this::release));
    IconButton close = new IconButton(Icons.CLOSE, getTranslation("desk.bulk.clear"), clear);
    close.setId("bulk-clear");
    add(count, acts, close);
    setVisible(false);
  }

  /// Shows the bar for some cases, or hides it for none.
  void show(List<QueueRow> rows) {
    picked = List.copyOf(rows);
    setVisible(!rows.isEmpty());
    long clients = rows.stream().map(row -> row.item().tenant()).distinct().count();
    count.setText(
        clients > 1
            ? getTranslation("desk.bulk.picked.clients", rows.size(), clients)
            : getTranslation("desk.bulk.picked", rows.size()));
  }

  private Button act(String word, Runnable what) {
    Button button = new Button(getTranslation("desk.bulk." + word), click -> what.run());
    button.addThemeVariants(ButtonVariant.SMALL);
    button.setId("bulk-" + word);
    return button;
  }

  private void assign() {
    ComboBox<RosterRow> agent = new ComboBox<>(getTranslation("desk.bulk.agent"));
    agent.setItems(dispatch.roster());
    agent.setItemLabelGenerator(one ->
        one.name()
            + (one.presence() == Presence.OFF
                ? ""
                : " · " + getTranslation("desk.presence." + one.presence().name())));
    agent.setId("bulk-agent");
    agent.setHelperText(getTranslation("desk.bulk.agent.why"));
    ask("assign", () -> run.accept(new BulkAct.Assign(agent.getValue().person())), List.of(agent));
  }

  private void rank() {
    ComboBox<Integer> priority = new ComboBox<>(getTranslation("desk.column.priority"));
    priority.setItems(1, 2, 3, 4);
    priority.setItemLabelGenerator(one -> getTranslation("desk.priority." + one));
    priority.setId("bulk-priority");
    priority.setHelperText(getTranslation("desk.bulk.rank.why"));
    ComboBox<Reason> reason = reasons(RANK);
    ask(
        "rank",
        () -> run.accept(new BulkAct.Rank(priority.getValue(), reason.getValue())),
        List.of(priority, reason));
  }

  private void release() {
    ComboBox<Reason> reason = reasons(GIVE_BACK);
    ask("release", () -> run.accept(new BulkAct.Release(reason.getValue())), List.of(reason));
  }

  /// Asks how long and why, and sets them aside.
  final void park() {
    Map<String, WorkType.Choice> reasons = new LinkedHashMap<>();
    Map<String, Integer> known = new LinkedHashMap<>();
    for (QueueRow row : picked) {
      for (WorkType.Choice reason : parkReasons.apply(row)) {
        reasons.putIfAbsent(reason.key(), reason);
        known.merge(reason.key(), 1, Integer::sum);
      }
    }
    int all = picked.size();
    new ParkDialog(
            getTranslation("desk.bulk.park.title", all),
            new ArrayList<>(reasons.values()),
            reason -> beside(known.getOrDefault(reason.key(), 0), all),
            reason -> getTranslation("desk.bulk.park.clock"),
            Formats.current().zone(),
            clock.instant(),
            (reason, wakesAt) -> run.accept(new BulkAct.Park(reason, wakesAt)))
        .open();
  }

  private String beside(int known, int all) {
    return known == all ? "" : " · " + getTranslation("desk.bulk.park.known", known, all);
  }

  private ComboBox<Reason> reasons(List<Reason> some) {
    ComboBox<Reason> reason = new ComboBox<>(getTranslation("desk.reason"));
    reason.setItems(some);
    reason.setItemLabelGenerator(one -> getTranslation("dispatch.reason." + one.name()));
    reason.setId("bulk-reason");
    return reason;
  }

  private void ask(String word, Runnable then, List<? extends ComboBox<?>> fields) {
    Dialog dialog = new Dialog();
    dialog.addClassNames("ask", "bulk-ask");
    dialog.setHeaderTitle(getTranslation("desk.bulk." + word + ".title", picked.size()));
    Div content = new Div();
    content.addClassName("stack-16");
    for (ComboBox<?> field : fields) {
      field.setRequiredIndicatorVisible(true);
      field.setWidthFull();
      content.add(field);
    }
    dialog.add(content);
    Button act = new Button(getTranslation("desk.bulk." + word + ".do"));
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("bulk-do");
    act.addClickListener(click -> {
      boolean whole = true;
      for (ComboBox<?> field : fields) {
        boolean missing = field.isEmpty();
        field.setInvalid(missing);
        field.setErrorMessage(missing ? getTranslation("desk.bulk.missing") : "");
        whole &= !missing;
      }
      if (whole) {
        dialog.close();
        then.run();
      }
    });
    Button cancel = new Button(getTranslation("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    fields.getFirst().focus();
  }
}
