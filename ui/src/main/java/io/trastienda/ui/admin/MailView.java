package io.trastienda.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.alerts.Delivery;
import io.trastienda.platform.alerts.MailDesk;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;

/// Which mails went out, which wait and which were given up.
@Route(value = Addresses.MAIL, layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class MailView extends Page implements BeforeEnterObserver {

  private final MailDesk desk;
  private final RefusalTexts refusals;

  MailView(MailDesk desk, RefusalTexts refusals) {
    super("");
    this.desk = desk;
    this.refusals = refusals;
    setHeading(getTranslation("admin.mail"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    draw();
  }

  private void draw() {
    MailDesk.Standing standing = desk.standing();
    if (!standing.on()) {
      setPurpose(Tone.DUE_SOON, getTranslation("admin.mail.off"));
    } else if (standing.dead() > 0) {
      setPurpose(Tone.LATE, getTranslation("admin.mail.some-dead", standing.dead()));
    } else {
      setPurpose(Tone.MET, getTranslation("admin.mail.on"));
    }
    Formats formats = Formats.current();
    body().removeAll();
    addBlock(
        new Strip(
            getTranslation("admin.mail"),
            new Tile(getTranslation("admin.mail.server"))
                .value(standing.on() ? standing.server() : "–")
                .note(getTranslation("admin.mail.from", standing.from())),
            new Tile(getTranslation("admin.mail.waiting"))
                .value(formats.number(standing.waiting()))
                .note(getTranslation("admin.mail.waiting.note")),
            new Tile(getTranslation("admin.mail.dead"))
                .value(formats.number(standing.dead()))
                .note(
                    standing.dead() > 0 ? Tone.LATE : Tone.PLAIN,
                    getTranslation("admin.mail.dead.note"))),
        list(desk.deliveries()));
  }

  private Panel list(List<Delivery> deliveries) {
    Panel panel =
        new Panel(getTranslation("admin.mail.log")).flush().lined().count(deliveries.size());
    if (deliveries.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.MAIL,
              getTranslation("admin.mail.none"),
              getTranslation("admin.mail.none.why")));
      return panel;
    }
    Rows rows = new Rows();
    deliveries.forEach(one -> rows.add(row(one)));
    panel.show(rows);
    return panel;
  }

  private Row row(Delivery one) {
    Formats formats = Formats.current();
    Instant next = one.nextAt();
    String error = one.error();
    Row row =
        new Row(one.name())
            .front(new Avatar(one.name()))
            .second(
                new Span(one.email()),
                new Span(getTranslation("admin.mail.notices", one.notices())),
                new Span(formats.dateTime(one.createdAt())));
    if (error != null) {
      row.text(error);
    }
    if (next != null) {
      row.second(getTranslation("admin.mail.next", one.tries(), formats.timeWithSeconds(next)));
    }
    Tag tag =
        switch (one.state()) {
          case SENT -> new Tag(Tone.MET, getTranslation("admin.mail.state.SENT"));
          case WAITING -> new Tag(Tone.LATER, getTranslation("admin.mail.state.WAITING"));
          case DEAD -> new Tag(Tone.LATE, getTranslation("admin.mail.state.DEAD"));
        };
    if (one.state() != Delivery.State.DEAD) {
      return row.end(tag);
    }
    Button again = new Button(getTranslation("admin.mail.again"));
    again.addThemeVariants(ButtonVariant.SMALL);
    again.setAriaLabel(getTranslation("admin.mail.again.to", one.email()));
    again.addClickListener(click -> {
      try {
        desk.retry(one.id());
        Toast.show(getTranslation("admin.mail.again.done"));
      } catch (Refusal refusal) {
        Toast.refuse(refusals.say(refusal, Formats.current()));
      }
      draw();
    });
    return row.end(tag).actions(again);
  }
}
