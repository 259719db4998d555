package io.trastienda.ui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.handling.Correction;
import io.trastienda.platform.handling.HandlingDesk;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.ui.desk.AskReason;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What agents want to be corrected of their handling time, over all the coordinator's clients:
/// somebody else than the asker approves or refuses it.
@Route(value = FloorMenu.CORRECTIONS, layout = Shell.class)
@RolesAllowed("COORDINATOR")
class CorrectionsView extends Page implements BeforeEnterObserver {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HandlingDesk handling;
  private final TenantDirectory tenants;
  private final RefusalTexts refusals;
  private final Viewer viewer;
  private final LiveScreen live;
  private final Panel panel;

  CorrectionsView(
      HandlingDesk handling,
      TenantDirectory tenants,
      RefusalTexts refusals,
      SignedInPerson person,
      LiveFeed feed) {
    super("");
    this.handling = handling;
    this.tenants = tenants;
    this.refusals = refusals;
    setHeading(getTranslation("floor.time.title"));
    setPurpose(getTranslation("floor.time.why"));
    viewer =
        person
            .viewer()
            .orElseThrow(() -> new IllegalStateException("the floor is for signed-in people"));
    live = new LiveScreen(this, feed, PAUSE, this::draw);
    panel = new Panel(getTranslation("floor.time.waiting")).flush().lined();
    addBlock(panel);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Set<TenantId> mine =
        viewer.clients().stream()
            .map(client -> tenants.idOf(client.slug()))
            .collect(Collectors.toSet());
    live.follow(mine);
    draw();
  }

  private void draw() {
    Rows rows = new Rows();
    int count = 0;
    for (ViewerClient client : viewer.clients()) {
      TenantId tenant = tenants.idOf(client.slug());
      for (Correction one : waiting(tenant)) {
        rows.add(row(client, tenant, one));
        count++;
      }
    }
    if (count == 0) {
      panel.show(
          new NothingHere(
              Icons.MET, getTranslation("floor.time.none"), getTranslation("floor.time.none.why")));
    } else {
      panel.show(rows);
    }
  }

  /// A coordinator of one client may be something else for another.
  private List<Correction> waiting(TenantId tenant) {
    try {
      return handling.waiting(tenant);
    } catch (NotAllowed _) {
      return List.of();
    }
  }

  private Row row(ViewerClient client, TenantId tenant, Correction one) {
    String change =
        getTranslation(
            one.seconds() < 0 ? "floor.time.less" : "floor.time.more",
            Math.abs(one.seconds()) / 60);
    Row row =
        new Row(change + " · " + one.who())
            .front(ClientTag.stripe(client))
            .text(one.reason())
            .second(
                new Anchor(DeskNavigation.caseOf(client.slug(), one.reference()), one.reference()),
                new Span(client.name()),
                new Span(Formats.current().dateTime(one.askedAt())));
    row.setId("correction-" + one.number());
    if (one.own()) {
      return row.end(getTranslation("floor.time.own"));
    }
    Button refuse =
        new Button(
            getTranslation("floor.time.refuse"),
            click ->
                AskReason.open(
                    getTranslation("floor.time.refuse.title", one.reference()),
                    getTranslation("floor.time.refuse"),
                    List.of(),
                    why -> decide("refused", () -> handling.refuse(tenant, one.number(), why))));
    refuse.addThemeVariants(ButtonVariant.SMALL);
    Button approve =
        new Button(
            getTranslation("floor.time.approve"),
            click -> decide("approved", () -> handling.approve(tenant, one.number(), "")));
    approve.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY);
    approve.addClassName("correction-approve");
    return row.actions(refuse, approve);
  }

  private void decide(String done, Runnable act) {
    try {
      act.run();
      Toast.show(getTranslation("floor.time." + done));
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
    draw();
  }
}
