package trastienda.gallery;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Definition;
import io.trastienda.ui.shell.HeatTable;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LineChart;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Pareto;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Series;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Sparkline;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

@Route(value = "kpi", layout = Shell.class)
@AnonymousAllowed
class KpiGallery extends Page {

  private static final Instant NOW = Instant.parse("2026-11-22T13:02:31Z");

  KpiGallery() {
    super("Service report");
    setClient(GalleryApplication.ACME, new Span("contract version 4, valid since 1 Oct"));
    Button compare = new Button("Compare: October", Icons.CHECK.create());
    compare.addThemeVariants(ButtonVariant.TERTIARY);
    addAction(compare, new Button("Share", Icons.SHARE.create()));
    addVerdict(
        "Five of six promises are kept.",
        "First-time-right is 1.8 points under target; two causes make up 60\u00a0% of the misses.");
    addBlock(
        new Strip(
            "Promises",
            tile(
                    "On time",
                    "96.4",
                    "%",
                    Tone.MET,
                    "1.4 over target 95\u00a0%",
                    95,
                    94.8,
                    95,
                    95.6,
                    95.3,
                    96,
                    95.2,
                    96.8,
                    96.4)
                .to("tasks"),
            tile(
                    "First-time-right",
                    "95.2",
                    "%",
                    Tone.LATE,
                    "1.8 under target 97\u00a0%",
                    97,
                    97.3,
                    97.6,
                    97.2,
                    96.4,
                    95.2,
                    94.3,
                    94.8,
                    94.6)
                .explainedBy(
                    new Definition(
                            "First-time-right",
                            "tasks not reopened within 7 days ÷ tasks completed",
                            "1 to 22 November: 1,146 of 1,204 = 95.2\u00a0%. Promised: 97\u00a0%. Each half point below costs €8.33 in service credit.")
                        .source("contract, annex C 1.2")
                        .link("See the 58 reopened", "tasks?kpi=ftr")
                        .link("How it is counted", "help")),
            tile(
                "Completed per hour",
                "7.4",
                "",
                Tone.MET,
                "0.4 over target 7.0",
                7,
                6.4,
                6.8,
                7,
                7.2,
                7.0,
                7.6,
                7.4,
                7.9),
            tile(
                "Backlog",
                "96",
                "",
                Tone.MET,
                "24 under limit 120",
                120,
                160,
                140,
                130,
                110,
                120,
                100,
                96),
            tile(
                "Cost per task",
                "€2.31",
                "",
                Tone.MET,
                "€0.09 under plan",
                2.4,
                2.6,
                2.5,
                2.42,
                2.36,
                2.38,
                2.33,
                2.31),
            tile(
                "Critical errors",
                "0.3",
                "%",
                Tone.MET,
                "within limit 0.5\u00a0%",
                0.5,
                0.42,
                0.42,
                0.5,
                0.33,
                0.4,
                0.28,
                0.35,
                0.35)));
    addBlock(Columns.wide(trend(), causes()), Columns.wide(heat(), actions()));
    addBlock(new Stale(NOW.minusSeconds(4), NOW, Duration.ofMinutes(5)));
  }

  private static Tile tile(
      String label,
      String value,
      String unit,
      Tone tone,
      String note,
      double target,
      double... course) {
    List<Double> values = new ArrayList<>();
    for (double one : course) {
      values.add(one);
    }
    Tile tile = new Tile(label);
    if (unit.isEmpty()) {
      tile.value(value);
    } else {
      tile.value(value, unit);
    }
    return tile.note(tone, note)
        .spark(new Sparkline(values, OptionalDouble.of(target), tone == Tone.LATE));
  }

  private static Panel trend() {
    List<String> days = new ArrayList<>(List.of("1 Nov"));
    for (int day = 2; day <= 22; day++) {
      days.add(String.valueOf(day));
    }
    LineChart chart =
        new LineChart(
                "First-time-right by day",
                days,
                List.of(
                    Series.of(
                        "This month",
                        97.3,
                        97.1,
                        97.5,
                        97.2,
                        97.6,
                        97,
                        97.4,
                        97.1,
                        96.9,
                        97.2,
                        95.1,
                        94,
                        93.1,
                        92.6,
                        92.9,
                        93.2,
                        92.8,
                        93.1,
                        93.4,
                        93.3,
                        93.9,
                        94.4),
                    Series.of(
                        "October", 97, 97.2, 97.1, 97.3, 97, 97.1, 97.2, 97.4, 97, 97.1, 97.3, 97.2,
                        97, 97.3, 97.4, 97.1, 97.2, 97, 97.3, 97.1, 97.2, 97.3)))
            .target(97, "target")
            .flag(new LineChart.Flag(10, "11 Nov: new carrier Traza"))
            .format(value -> io.trastienda.ui.shell.Formats.current().percent(value / 100, 1))
            .onPoint(index -> Toast.show("Opens the tasks of day " + (index + 1)));
    return Panel.of("First-time-right by day", chart)
        .aside(new Anchor("tasks", "See the 58 tasks behind it"));
  }

  private static Panel causes() {
    Pareto pareto =
        new Pareto(
            "Why tasks came back",
            List.of(
                new Pareto.Cause("Proof of delivery missing", 21, "tasks?cause=1"),
                new Pareto.Cause("Wrong item code", 14, "tasks?cause=2"),
                new Pareto.Cause("Amount not approved", 8, "tasks?cause=3"),
                new Pareto.Cause("Customer data out of date", 6, "tasks?cause=4"),
                new Pareto.Cause("Duplicate of another case", 5, "tasks?cause=5"),
                new Pareto.Cause("Other, three reasons", 4, "")));
    return Panel.of("Why tasks came back", pareto).aside("58 tasks");
  }

  private static Panel heat() {
    return new Panel(
            "On time, by work type and weekday",
            new HeatTable(
                "On time, by work type and weekday",
                "Work type",
                List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
                List.of(
                    line("Credit note", 97.1, 96.8, 96.9, 95.2, 93.8, 97.0),
                    line("Order incident", 96, 95.8, 96.4, 94.1, 92.2, 95.1),
                    line("Return", 98.2, 98, 97.7, 97.9, 97.2, 98.4),
                    line("E-mail", 99.1, 98.8, 99, 98.7, 98.1, 99.3),
                    line("Cancellation", 97.5, 96.7, 97, 96.2, 95.3, Double.NaN)),
                95,
                value -> io.trastienda.ui.shell.Formats.current().decimal(value, 1),
                (row, column) -> ""))
        .aside("Target 95\u00a0%. A dot marks less.");
  }

  private static HeatTable.Line line(String name, double... values) {
    List<OptionalDouble> list = new ArrayList<>();
    for (double value : values) {
      list.add(Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }
    return new HeatTable.Line(name, list);
  }

  private static Panel actions() {
    Component add = new Button("Add", Icons.PLUS.create());
    ((Button) add).addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    return new Panel(
            "What we do about it",
            new Rows(
                    new Row("Ask the carrier for the proof at hand-over")
                        .front(new Avatar("Elena Ruiz"))
                        .second("Elena Ruiz")
                        .end(new Tag(Tone.DUE_SOON, "due 26 Nov")),
                    new Row("Item code check in the form")
                        .front(new Avatar("Marc Vidal"))
                        .second("Marc Vidal")
                        .end(new Tag(Tone.MET, "live since 19 Nov")),
                    new Row("Refresher on approvals, 8 agents")
                        .front(new Avatar("Rita Sanz"))
                        .second("Rita Sanz")
                        .end(new Tag(Tone.LATER, "due 30 Nov")))
                .quiet())
        .aside(add);
  }
}
