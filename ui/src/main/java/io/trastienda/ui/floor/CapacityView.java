package io.trastienda.ui.floor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseFlow;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorFilter;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.Definition;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether one client's agents can do what waits and what is to come, with the formulas and their
/// figures.
@Route(value = "floor/capacity/:client", layout = Shell.class)
@RouteAlias(value = "floor/capacity", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class CapacityView extends ClientPage {

  private final DispatchDesk dispatch;
  private final FloorWatch watch;
  private final DayReader days;
  private final Clock clock;

  CapacityView(
      DispatchDesk dispatch,
      FloorWatch watch,
      DayReader days,
      FloorClients clients,
      RefusalTexts refusals,
      Clock clock) {
    super(clients, refusals, "floor/capacity", "");
    this.dispatch = dispatch;
    this.watch = watch;
    this.days = days;
    this.clock = clock;
    setHeading(getTranslation("floor.capacity"));
  }

  @Override
  void draw(TenantId tenant, Div place) {
    Instant now = clock.instant();
    CaseFlow.Day day =
        Optional.ofNullable(days.read(Set.of(tenant), now).get(tenant)).orElseThrow();
    List<FloorRow> rows =
        dispatch.floor().stream().filter(row -> row.tenant().equals(tenant)).toList();
    CapacityLine line =
        CapacityLine.of(
            rows, day, watch.shares(tenant), watch.dues(tenant), now, DayReader.HORIZON);
    say(line);
    place.add(flow(tenant, line), hours(tenant, line), queues(tenant, rows, day));
  }

  private void say(CapacityLine line) {
    Formats formats = Formats.current();
    if (line.needed().isEmpty()) {
      setPurpose(getTranslation("floor.capacity.unknown"));
    } else if (line.isShort()) {
      setPurpose(
          Tone.DUE_SOON,
          getTranslation(
              "floor.capacity.short",
              formats.decimal(line.needed().getAsDouble() - line.staffed(), 1),
              line.late().orElse(0)));
    } else {
      setPurpose(
          line.late().orElse(0) > 0 ? Tone.LATE : Tone.MET,
          getTranslation("floor.capacity.enough", line.late().orElse(0)));
    }
  }

  private Strip flow(TenantId tenant, CapacityLine line) {
    Formats formats = Formats.current();
    FloorAddress base = FloorAddress.ALL.of(Optional.of(clients().slug(tenant)));
    return new Strip(
        getTranslation("floor.capacity.flow"),
        new Tile(getTranslation("floor.capacity.opening"))
            .value(formats.number(line.opening()))
            .note(getTranslation("floor.capacity.opening.note")),
        new Tile(getTranslation("floor.capacity.arrived"))
            .value("+ " + formats.number(line.arrived()))
            .note(getTranslation("floor.capacity.arrived.note")),
        new Tile(getTranslation("floor.capacity.done"))
            .value("− " + formats.number(line.done()))
            .note(getTranslation("floor.capacity.done.note")),
        new Tile(getTranslation("floor.capacity.closing"))
            .value("= " + formats.number(line.closing()))
            .note(getTranslation("floor.capacity.closing.note"))
            .to(base.path()));
  }

  private Strip hours(TenantId tenant, CapacityLine line) {
    Formats formats = Formats.current();
    String horizon = formats.duration(line.horizon());
    Tile needed = new Tile(getTranslation("floor.capacity.needed"));
    if (line.needed().isPresent() && line.pace().isPresent()) {
      CaseFlow.Pace pace = line.pace().get();
      needed
          .value(formats.decimal(line.needed().getAsDouble(), 1), "h")
          .note(
              getTranslation(
                  "floor.capacity.needed.note",
                  line.backlog(),
                  formats.decimal(line.expected(), 1),
                  formats.duration(pace.mean())))
          .explainedBy(
              new Definition(
                  getTranslation("floor.capacity.needed"),
                  getTranslation("floor.capacity.needed.formula", horizon),
                  getTranslation(
                      "floor.capacity.needed.figures",
                      line.backlog(),
                      formats.decimal(line.expected(), 1),
                      formats.duration(pace.mean()),
                      pace.completions(),
                      formats.decimal(line.needed().getAsDouble(), 1),
                      formats.duration(CaseFlow.LONGEST_STRETCH))));
    } else {
      needed.noData();
    }
    Tile staffed =
        new Tile(getTranslation("floor.capacity.staffed"))
            .value(formats.decimal(line.staffed(), 1), "h")
            .note(
                line.isShort() ? Tone.DUE_SOON : Tone.PLAIN,
                getTranslation(
                    "floor.capacity.staffed.note",
                    line.agents(),
                    formats.decimal(line.parts(), 1),
                    horizon))
            .explainedBy(
                new Definition(
                        getTranslation("floor.capacity.staffed"),
                        getTranslation("floor.capacity.staffed.formula"),
                        getTranslation(
                            "floor.capacity.staffed.figures",
                            line.agents(),
                            formats.decimal(line.parts(), 2),
                            horizon,
                            formats.decimal(line.staffed(), 1)))
                    .link(
                        getTranslation("floor.menu.team"), "floor/team/" + clients().slug(tenant)));
    Tile late = new Tile(getTranslation("floor.capacity.late"));
    line.late()
        .ifPresentOrElse(
            number ->
                late.value(formats.number(number))
                    .note(
                        number > 0 ? Tone.LATE : Tone.MET,
                        getTranslation(
                            number > 0 ? "floor.capacity.late.note" : "floor.capacity.late.none"))
                    .explainedBy(
                        new Definition(
                                getTranslation("floor.capacity.late"),
                                getTranslation("floor.capacity.late.formula"),
                                getTranslation(
                                    "floor.capacity.late.figures", number, line.backlog()))
                            .link(
                                getTranslation("floor.cases.due.OVERDUE"),
                                FloorAddress.ALL
                                    .of(Optional.of(clients().slug(tenant)))
                                    .due(FloorFilter.Due.OVERDUE)
                                    .path())),
            late::noData);
    return new Strip(getTranslation("floor.capacity.hours"), needed, staffed, late);
  }

  private Panel queues(TenantId tenant, List<FloorRow> rows, CaseFlow.Day day) {
    Panel panel =
        new Panel(getTranslation("floor.capacity.queues")).flush().lined().count(rows.size());
    if (rows.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.INBOX, getTranslation("floor.nothing"), getTranslation("floor.nothing.why")));
      return panel;
    }
    Formats formats = Formats.current();
    Rows list = new Rows();
    for (FloorRow row : rows) {
      int closing = row.waiting() + row.held() + row.parked();
      int arrived = 0;
      int done = 0;
      for (CaseFlow.Line line : day.lines()) {
        if (line.workType().equals(row.workType()) && line.queue().equals(row.queue())) {
          arrived += line.arrived();
          done += line.done();
        }
      }
      String hours =
          day.pace()
              .map(pace ->
                  getTranslation(
                      "floor.capacity.queue.hours",
                      formats.decimal(
                          (row.waiting() + row.held()) * pace.mean().toSeconds() / 3_600.0, 1)))
              .orElse(getTranslation("shell.no-data"));
      Span flow =
          new Span(
              getTranslation(
                  "floor.capacity.queue.flow", closing - arrived + done, arrived, done, closing));
      list.add(
          new Row(clients().type(tenant, row.workType()))
              .to(
                  FloorAddress.ALL
                      .of(Optional.of(clients().slug(tenant)))
                      .about(Optional.of(row.workType()))
                      .within(Optional.of(row.queue()))
                      .in(QueueItem.State.WAITING)
                      .path())
              .second(
                  row.queue().equals(row.workType())
                      ? new Span[] {flow}
                      : new Span[] {new Span(row.queue()), flow})
              .end(hours));
    }
    panel.show(list);
    return panel;
  }
}
