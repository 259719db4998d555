package trastienda.gallery;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.FooterBar;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Procedure;
import io.trastienda.ui.shell.Reference;
import io.trastienda.ui.shell.Segmented;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Timeline;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import java.time.Instant;
import java.util.List;

@Route(value = "case", layout = Shell.class)
@AnonymousAllowed
class CaseGallery extends Main implements HasDynamicTitle {

  @Override
  public String getPageTitle() {
    return "Case";
  }

  private static final Instant NOW = Instant.parse("2026-11-22T13:02:31Z");

  CaseGallery() {
    addClassName("case");
    add(head());
    Div columns = new Div(left(), middle(), right());
    columns.addClassName("case-columns");
    add(columns);
    Button park = new Button("Park", Icons.PAUSED.create());
    park.addThemeVariants(ButtonVariant.TERTIARY);
    park.addClassName("only-wide");
    ComboBox<String> outcome = new ComboBox<>();
    outcome.setAriaLabel("Outcome");
    outcome.setItems("Credited, item kept", "Refused");
    outcome.setValue("Credited, item kept");
    Button complete = new Button("Complete & next", Icons.CHECK.create());
    complete.addThemeVariants(ButtonVariant.PRIMARY);
    complete.addClickListener(
        click -> Toast.withUndo("ACM-2026-004817 completed", () -> Toast.show("Taken back")));
    FooterBar bar = new FooterBar(park, outcome, complete);
    Span saved = new Span(Icons.MET.create(), new Span("Draft saved 14:03:12"));
    saved.addClassName("saved");
    bar.state(saved);
    add(bar);
  }

  private static Div head() {
    Div over = new Div(new ClientTag(GalleryApplication.ACME), new Reference("ACM-2026-004817"));
    over.addClassName("page-over");
    Div words = new Div(over, new H1("Nota de crédito por sofá dañado"));
    Div badges =
        new Div(
            new ServiceLevelBadge(NOW.plusSeconds(720), NOW),
            new Tag(Tone.PLAIN, "High priority"),
            new Tag(Tone.PLAIN, "Credit note"));
    badges.addClassName("case-badges");
    Div head = new Div(words, badges);
    head.addClassNames("case-head", "stripe-head", GalleryApplication.ACME.colour().className());
    return head;
  }

  private static Div left() {
    return new Div(
        new Procedure(
            "Procedure",
            List.of(
                new Procedure.Step("Find the order and its bill", "", true),
                new Procedure.Step("Check the photos of the damage", "", true),
                new Procedure.Step("Within 30 days of delivery?", "Delivered 9 Nov, day 13", true),
                new Procedure.Step(
                    "Fix the amount",
                    "Up to €250 you decide. Above it, ask the client’s approver.",
                    false),
                new Procedure.Step("Tell the customer the outcome", "", false)),
            step -> Toast.show("Step " + step)));
  }

  private static Div middle() {
    TextField bill = new TextField("Bill");
    bill.setValue("F-88213 · 6 Nov 2026");
    bill.setReadOnly(true);
    bill.addClassName("field-fixed");
    TextField amount = new TextField("Amount to credit");
    amount.setValue("137.80");
    amount.setRequiredIndicatorVisible(true);
    ComboBox<String> reason = new ComboBox<>("Reason");
    reason.setItems("Damaged in transport");
    reason.setValue("Damaged in transport");
    Div fields = new Div(bill, amount, reason, new Checkbox("Customer keeps the item", true));
    fields.addClassName("fields");
    Timeline timeline =
        new Timeline()
            .message(
                "Front office",
                "by telephone",
                NOW.minusSeconds(4200),
                "Clienta llama: el sofá llegó con el brazo izquierdo rajado. Adjunta tres fotos. Acepta quedárselo si se le abona una parte.")
            .note("Ana Prieto", NOW, "Fotos comprobadas, daño reparable. Propongo 20 %.")
            .message(
                "Ana Prieto",
                "reply to Marta",
                NOW,
                "Hola Marta, hemos visto las fotos. Te abonamos 137,80 €.")
            .event("parked, customer asked", NOW);
    Div timelineHead =
        new Div(
            new H2("Timeline"),
            new Segmented<>(
                "Show", List.of("All", "Replies", "Notes"), word -> word, "All", choice -> {}));
    timelineHead.addClassName("spread");
    TextArea text = new TextArea();
    text.setAriaLabel("Internal note");
    text.setPlaceholder("Note for colleagues. The customer does not see it.");
    Segmented<String> kind =
        new Segmented<>(
            "Kind", List.of("Reply", "Internal note"), word -> word, "Internal note", choice -> {});
    kind.addClassName("segmented-large");
    Div composer = new Div(new Div(kind), text);
    composer.addClassNames("composer", "composer-note");
    Div middle = new Div(new H2("Credit note"), fields, timelineHead, timeline, composer);
    middle.addClassName("case-main");
    return middle;
  }

  private static Div right() {
    Div right =
        new Div(
            new H2("Marta Gómez"),
            new Facts()
                .add("Language", "Español")
                .add("Prefers", "E-mail")
                .add("Lifetime value", "€3,412.50")
                .add("Open balance", "€0.00"));
    right.addClassName("case-side");
    return right;
  }
}
