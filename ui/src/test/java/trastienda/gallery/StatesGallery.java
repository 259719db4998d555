package trastienda.gallery;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.trastienda.ui.shell.AgeBar;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Confirm;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Failed;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Loading;
import io.trastienda.ui.shell.Meter;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Route(value = "states", layout = Shell.class)
@AnonymousAllowed
class StatesGallery extends Page {

  private static final Instant NOW = Instant.parse("2026-11-22T13:02:31Z");

  StatesGallery() {
    super("States");
    setPurpose("Everything a panel may look like when it has no numbers.");
    Button defect = new Button("Defect", click -> defect());
    addAction(
        new Button("Toast", click -> Toast.withUndo("Case parked until 15:00", () -> {})),
        new Button(
            "Ask",
            click ->
                Confirm.askLoudly(
                    "Suspend the service of Jordi Puig?",
                    "Lumina Energía stops the supply until €84.12 are paid.",
                    "Suspend",
                    () -> {})),
        defect);
    addBlock(
        new ViewTabs("Views")
            .view("All waiting", "states", 61, true)
            .view("Due in 1 hour", "states?v=1", 4, false)
            .view("Mine", "states?v=2", 6, false),
        Columns.mainAndSide(
            Columns.stack(
                new Panel(
                    "Nothing",
                    new NothingHere(
                            Icons.FILTER,
                            "No case matches “furgoneta”",
                            "Three filters are on: your text, Acme Hogar, high priority. Without them 61 cases wait.")
                        .action("Clear filters (Esc)", () -> {})),
                new Panel("Waiting for approval", approvals()).flush().lined().count(2),
                new Panel(
                        "Failed",
                        new Failed(
                            "Analytics does not answer; the numbers are of 13:40.", () -> {}))
                    .flush(),
                new Panel("Loading", new Loading(5))),
            Columns.stack(badges(), money())));
  }

  private static void defect() {
    throw new IllegalStateException("shown as a number only");
  }

  private static Rows approvals() {
    return new Rows(
        new Row("Abono de 412,00 € a Íñigo Salas")
            .text("Pedido perdido por el transportista. Supera el límite de 250 € del agente.")
            .second(new Span("ACM-2026-004799"), new Tag(Tone.DUE_SOON, "Responde antes de 15:00"))
            .actions(new Button("Rechazar"), new Button("Aprobar", Icons.CHECK.create())),
        new Row("Devolución fuera de plazo, 41 días")
            .second("ACM-2026-004761")
            .to("states?case=1"));
  }

  private static Panel badges() {
    Div all = new Div();
    all.addClassName("stack-16");
    for (Instant due :
        List.of(
            NOW.minusSeconds(2280),
            NOW.plusSeconds(720),
            NOW.plusSeconds(7200),
            NOW.plusSeconds(90_000))) {
      all.add(new Div(new ServiceLevelBadge(due, NOW)));
    }
    all.add(
        new Div(
            new ServiceLevelBadge(NOW, NOW, Duration.ofHours(1), Optional.of("customer asked"))),
        new Div(new Tag(Tone.MET, "On time")));
    all.add(
        new AgeBar(Duration.ofHours(27), 1, Tone.LATE),
        new AgeBar(Duration.ofMinutes(131), 0.7, Tone.DUE_SOON),
        new AgeBar(Duration.ofMinutes(182), 0.4, Tone.LATER));
    all.add(DatePickerTexts.picker("From"));
    return new Panel("Service level", all)
        .foot(new Stale(NOW.minusSeconds(4000), NOW, Duration.ofMinutes(5)));
  }

  private static Panel money() {
    Paragraph amount = new Paragraph("€2,781.40");
    amount.addClassName("big-amount");
    return new Panel(
        "Cost of November",
        amount,
        new Meter("€2,781.40 so far, forecast €3,790, cap €4,500", 2781.4, 3790, 4500),
        new Facts().add("Credits and returns", "€1,104.60").add("Order incidents", "€1,016.20"),
        new H2("Sub"));
  }
}
