package trastienda.gallery;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.BarChart;
import io.trastienda.ui.shell.Callout;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Legend;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Series;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.StackedBar;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewerClient;
import java.util.List;

@Route(value = "floor", layout = Shell.class)
@AnonymousAllowed
class FloorGallery extends Page {

  private record Queue(
      String name,
      ViewerClient client,
      List<Integer> ages,
      Tone tone,
      String level,
      String oldest,
      int agents) {
    int waiting() {
      return ages.stream().mapToInt(Integer::intValue).sum();
    }
  }

  FloorGallery() {
    super("Floor");
    setPurpose(
        Tone.LATE,
        "Lumina’s unpaid bills will miss their limit by 15:10 unless two more agents take them.");
    Button wall = new Button("Wall mode", Icons.EYE.create());
    wall.addThemeVariants(ButtonVariant.TERTIARY);
    Button move = new Button("Move agents", Icons.SWAP.create());
    move.addThemeVariants(ButtonVariant.PRIMARY);
    addAction(wall, move);
    addBlock(
        new Strip(
            "Now",
            new Tile("Waiting").value("214").note("18 more than at 13:00"),
            new Tile("Oldest").value("3 d 2 h").note("Lumina, unpaid bill"),
            new Tile("Past their limit").value("7").note(Tone.LATE, "all Lumina"),
            new Tile("In work").value("31").note("2 idle for 5 min"),
            new Tile("Agents on queue").value("33").note("of 36 planned"),
            new Tile("Completed per hour").value("241").note(Tone.MET, "target 230, met")));
    addBlock(
        Columns.mainAndSide(
            Columns.stack(
                queues(),
                new Callout(
                        Icons.SKIP,
                        "9 skips since noon.",
                        "Six give the same reason: “bill not found in the client’s system”.")
                    .link("See the nine", "skips"),
                inAndOut()),
            roster()));
  }

  private static Panel queues() {
    List<Queue> rows =
        List.of(
            new Queue(
                "Unpaid bills",
                GalleryApplication.LUMINA,
                List.of(14, 21, 9, 6),
                Tone.LATE,
                "7 late",
                "3 d 2 h",
                4),
            new Queue(
                "Credit notes, returns",
                GalleryApplication.ACME,
                List.of(31, 11),
                Tone.DUE_SOON,
                "4 at risk",
                "9 h",
                8),
            new Queue(
                "Order incidents",
                GalleryApplication.ACME,
                List.of(38, 16),
                Tone.DUE_SOON,
                "2 at risk",
                "11 h",
                9),
            new Queue(
                "E-mail", GalleryApplication.SANARA, List.of(17), Tone.MET, "On time", "1 h", 4),
            new Queue(
                "Documents",
                GalleryApplication.SANARA,
                List.of(9, 6, 2),
                Tone.MET,
                "On time",
                "2 d 1 h",
                3));
    Grid<Queue> grid = new Grid<>();
    grid.addThemeNames("no-border");
    grid.addComponentColumn(FloorGallery::name).setHeader("Queue").setFlexGrow(2);
    grid.addColumn(Queue::waiting)
        .setHeader("Waiting")
        .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
    grid.addComponentColumn(queue -> new StackedBar(queue.ages(), 54))
        .setHeader("By age")
        .setFlexGrow(2);
    grid.addComponentColumn(queue -> new Tag(queue.tone(), queue.level()))
        .setHeader("Service level");
    grid.addColumn(Queue::oldest)
        .setHeader("Oldest")
        .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
    grid.addColumn(Queue::agents)
        .setHeader("Agents")
        .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
    grid.setItems(rows);
    grid.setAllRowsVisible(true);
    return new Panel("Queues", grid).flush().aside(Legend.ages());
  }

  private static Component name(Queue queue) {
    Span name = new Span(queue.name());
    name.addClassName("row-title");
    Span client = new Span(queue.client().name());
    client.addClassName("row-second");
    Div cell = new Div(name, client);
    cell.addClassNames("case-cell", "row-main", queue.client().colour().className());
    return cell;
  }

  private static Panel inAndOut() {
    BarChart chart =
        new BarChart(
            "In and out today",
            List.of("07:00", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00"),
            List.of(
                Series.of("arrived", 96, 148, 231, 262, 240, 219, 210),
                Series.of("completed", 60, 142, 201, 238, 251, 244, 241)));
    return Panel.of("In and out today", chart).aside(chart.legend());
  }

  private static Panel roster() {
    Rows rows = new Rows().quiet();
    rows.group("Needs you", 2);
    rows.add(
        agent("Leo Martín", "SAN documents", new Tag(Tone.LATER, "Idle 6 min")),
        agent("Rita Sanz", "LUM-2026-011198", new Tag(Tone.LATER, "41 min on one case")));
    rows.group("In work", 31);
    rows.add(
        agent("Ana Prieto", "2:11", new Span("ACM-2026-004817")),
        agent("Bilal Amrani", "8:40", new Span("LUM-2026-011236")),
        agent("Carla Nieto", "0:52", new Span("ACM-2026-004802")));
    Panel panel = new Panel("Agents", rows).aside("36");
    panel.body().addClassName("roster");
    return panel;
  }

  private static Row agent(String name, String end, Component second) {
    return new Row(name).front(new Avatar(name)).second(second).end(end);
  }

  static Component tag(ViewerClient client) {
    return new ClientTag(client);
  }
}
