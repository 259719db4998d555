package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.handling.Correction;
import io.trastienda.platform.handling.Handling;
import io.trastienda.platform.handling.HandlingDesk;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import java.time.Duration;

/// How long people were at a case, what they want to be corrected, and a form to ask for it.
class HandlingDialog extends Dialog {

  private final OpenCase open;
  private final HandlingDesk handling;
  private final Runnable then;
  private final IntegerField minutes = new IntegerField(getTranslation("desk.time.minutes"));
  private final TextArea reason = new TextArea(getTranslation("desk.reason"));

  /// @param then what to do after a correction was asked for
  HandlingDialog(OpenCase open, HandlingDesk handling, Runnable then) {
    this.open = open;
    this.handling = handling;
    this.then = then;
    setHeaderTitle(getTranslation("desk.time.title", open.summary().reference()));
    addClassName("ask");
    Handling known = handling.of(open.tenant(), open.id());
    Facts facts = new Facts();
    facts.add(getTranslation("desk.time.all"), words(known.seconds()));
    facts.add(getTranslation("desk.time.own"), words(known.ownSeconds()));
    Paragraph how = new Paragraph(getTranslation("desk.time.how", known.still().toMinutes()));
    how.addClassNames("small", "dim");
    Div content = new Div(facts, how);
    content.addClassName("stack-16");
    if (!known.corrections().isEmpty()) {
      content.add(corrections(known));
    }
    add(content);
    Button close = new Button(getTranslation("desk.time.close"), click -> close());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(close);
    boolean waits =
        known.corrections().stream().anyMatch(one -> one.own() && one.decidedAt() == null);
    if (open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR) && !waits) {
      content.add(form());
      Button ask = new Button(getTranslation("desk.time.ask"), click -> ask());
      ask.addThemeVariants(ButtonVariant.PRIMARY);
      ask.setId("correction-ask");
      getFooter().add(ask);
    }
  }

  private Div form() {
    minutes.setHelperText(getTranslation("desk.time.minutes.help"));
    minutes.setStepButtonsVisible(true);
    minutes.setRequiredIndicatorVisible(true);
    minutes.setManualValidation(true);
    minutes.setId("correction-minutes");
    reason.setMaxLength(500);
    reason.setRequiredIndicatorVisible(true);
    reason.setManualValidation(true);
    reason.setWidthFull();
    reason.setId("correction-reason");
    Div form = new Div(new H3(getTranslation("desk.time.correct")), minutes, reason);
    form.addClassName("stack-16");
    return form;
  }

  private Rows corrections(Handling known) {
    Rows rows = new Rows();
    for (Correction one : known.corrections()) {
      rows.add(
          new Row(change(one.seconds()) + " · " + one.who())
              .second(one.reason())
              .end(new Tag(tone(one), getTranslation("desk.time.state." + state(one)))));
    }
    return rows;
  }

  private void ask() {
    Integer wanted = minutes.getValue();
    minutes.setInvalid(wanted == null || wanted == 0);
    reason.setInvalid(reason.getValue().isBlank());
    minutes.setErrorMessage(getTranslation("desk.time.minutes.missing"));
    reason.setErrorMessage(getTranslation("desk.reason.missing"));
    if (wanted == null || minutes.isInvalid()) {
      minutes.focus();
    } else if (reason.isInvalid()) {
      reason.focus();
    } else if (open.attempt(
        () ->
            handling.ask(
                open.tenant(),
                open.id(),
                Math.clamp(wanted * 60L, -100_000, 100_000),
                reason.getValue().strip()))) {
      close();
      Toast.show(getTranslation("desk.time.asked"));
      then.run();
    }
  }

  private static String state(Correction one) {
    Boolean approved = one.approved();
    return approved == null ? "waits" : approved ? "approved" : "refused";
  }

  private static Tone tone(Correction one) {
    Boolean approved = one.approved();
    return approved == null ? Tone.PAUSED : approved ? Tone.MET : Tone.LATE;
  }

  private String change(long seconds) {
    return getTranslation(
        seconds < 0 ? "desk.time.less" : "desk.time.more", Math.abs(seconds) / 60);
  }

  private static String words(long seconds) {
    Duration all = Duration.ofSeconds(Math.max(0, seconds));
    return all.toHours() > 0
        ? "%d:%02d:%02d".formatted(all.toHours(), all.toMinutesPart(), all.toSecondsPart())
        : "%d:%02d".formatted(all.toMinutes(), all.toSecondsPart());
  }
}
