package io.trastienda.ui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.AgentShare;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.QueueMode;
import io.trastienda.platform.dispatch.StaffingDesk;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one client's work is given out: whose day is how much the client's, what each queue lets
/// agents do, and how much the client weighs.
@Route(value = "floor/team/:client", layout = Shell.class)
@RouteAlias(value = "floor/team", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class TeamView extends ClientPage {

  private static final int MOST_HOURS = 24;

  private final FloorWatch watch;
  private final StaffingDesk staffing;

  TeamView(FloorWatch watch, StaffingDesk staffing, FloorClients clients, RefusalTexts refusals) {
    super(clients, refusals, "floor/team", "");
    this.watch = watch;
    this.staffing = staffing;
    setHeading(getTranslation("floor.team"));
    setPurpose(getTranslation("floor.team.purpose"));
  }

  @Override
  void draw(TenantId tenant, Div place) {
    place.add(Columns.mainAndSide(Columns.stack(shares(tenant), queues(tenant)), weight(tenant)));
  }

  private Panel shares(TenantId tenant) {
    List<AgentShare> all = watch.shares(tenant);
    Panel panel = new Panel(getTranslation("floor.share")).flush().lined().count(all.size());
    if (all.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.PEOPLE,
              getTranslation("floor.share.none"),
              getTranslation("floor.share.none.why")));
      return panel;
    }
    Rows rows = new Rows();
    all.forEach(share -> rows.add(share(tenant, share)));
    panel.show(rows);
    return panel;
  }

  private Row share(TenantId tenant, AgentShare share) {
    Integer bound = share.maxShare();
    String second =
        bound == null
            ? getTranslation("floor.share.free", share.clients())
            : getTranslation(
                "floor.share.taken",
                share.takenHere(),
                share.takenAll(),
                share.takenAll() == 0
                    ? "–"
                    : Formats.current().percent((double) share.takenHere() / share.takenAll(), 0));
    IntegerField percent = new IntegerField();
    percent.setAriaLabel(getTranslation("floor.share.percent", share.name()));
    percent.setMin(1);
    percent.setMax(100);
    percent.setWidth("96px");
    percent.setSuffixComponent(new Span("%"));
    percent.setPlaceholder("100");
    if (bound != null) {
      percent.setValue(bound);
    }
    Checkbox dedicated = new Checkbox(getTranslation("floor.share.dedicated"));
    dedicated.setValue(share.dedicated());
    Button save = new Button(getTranslation("floor.save"));
    save.setAriaLabel(getTranslation("floor.share.save", share.name()));
    save.addThemeVariants(ButtonVariant.SMALL);
    save.addClickListener(click -> {
      Integer wanted = percent.getValue();
      attempt(
          tenant,
          () -> {
            if (wanted == null && !dedicated.getValue()) {
              staffing.unshare(tenant, share.person());
            } else {
              staffing.share(
                  tenant,
                  share.person(),
                  Optional.ofNullable(wanted).orElse(100),
                  dedicated.getValue());
            }
          },
          getTranslation("floor.share.saved", share.name()));
    });
    return new Row(share.name())
        .front(new Avatar(share.name()))
        .second(
            new Span(getTranslation("floor.presence." + share.presence().name())), new Span(second))
        .actions(percent, dedicated, save);
  }

  private Panel queues(TenantId tenant) {
    List<QueueMode> modes = watch.modes(tenant);
    Panel panel = new Panel(getTranslation("floor.mode")).flush().lined().count(modes.size());
    if (modes.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.INBOX,
              getTranslation("floor.mode.none"),
              getTranslation("floor.mode.none.why")));
      return panel;
    }
    Rows rows = new Rows();
    modes.forEach(mode -> rows.add(mode(tenant, mode)));
    panel.show(rows);
    return panel;
  }

  private Row mode(TenantId tenant, QueueMode mode) {
    String name = clients().type(tenant, mode.queue());
    return new Row(name)
        .second(getTranslation("floor.mode.waiting", mode.waiting()))
        .actions(
            choice(
                "floor.mode.push",
                name,
                mode.push(),
                wanted -> staffing.push(tenant, mode.queue(), wanted),
                tenant,
                true),
            choice(
                "floor.mode.pick",
                name,
                mode.manualPick(),
                wanted -> staffing.manualPick(tenant, mode.queue(), Boolean.TRUE.equals(wanted)),
                tenant,
                false));
  }

  private ComboBox<String> choice(
      String key,
      String queue,
      @Nullable Boolean now,
      java.util.function.Consumer<@Nullable Boolean> set,
      TenantId tenant,
      boolean resets) {
    ComboBox<String> box = new ComboBox<>(getTranslation(key));
    box.setItems(now == null || resets ? List.of("default", "yes", "no") : List.of("yes", "no"));
    box.setItemLabelGenerator(one -> getTranslation(key + "." + one));
    box.setValue(now == null ? "default" : now ? "yes" : "no");
    box.setAriaLabel(getTranslation(key) + ", " + queue);
    box.setWidth("184px");
    box.addValueChangeListener(change -> {
      String wanted = change.getValue();
      if (change.isFromClient() && wanted != null && (resets || !wanted.equals("default"))) {
        attempt(
            tenant,
            () -> set.accept(wanted.equals("default") ? null : wanted.equals("yes")),
            getTranslation("floor.mode.saved", queue));
      }
    });
    return box;
  }

  private Panel weight(TenantId tenant) {
    int hours = watch.weight(tenant);
    Panel panel = new Panel(getTranslation("floor.weight"));
    Div words = new Div(getTranslation("floor.weight.why"));
    words.addClassNames("small", "dim");
    if (!is(Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR)) {
      Span value = new Span(getTranslation("floor.weight.now", hours));
      value.addClassName("strong");
      panel.show(value, words);
      return panel;
    }
    IntegerField field = new IntegerField(getTranslation("floor.weight.hours"));
    field.setMin(0);
    field.setMax(MOST_HOURS);
    field.setValue(hours);
    field.setStepButtonsVisible(true);
    field.setId("client-weight");
    Button save =
        new Button(
            getTranslation("floor.save"),
            click ->
                attempt(
                    tenant,
                    () -> staffing.weigh(tenant, Optional.ofNullable(field.getValue()).orElse(0)),
                    getTranslation("floor.weight.saved")));
    panel.show(field, words, save);
    return panel;
  }
}
