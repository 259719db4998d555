package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks for which reason a case is set aside, and when it shall come back by itself.
class ParkDialog extends Dialog {

  /// Sets the case aside.
  interface Park {

    /// Does it.
    ///
    /// @param reason key of the reason
    /// @param wakesAt when it comes back, null for when somebody resumes it
    void with(String reason, @Nullable Instant wakesAt);
  }

  ParkDialog(Plan plan, ZoneId zone, Instant now, Park park) {
    this(
        I18NProvider.translate("desk.park.title"),
        plan.workType().parkReasons(),
        one -> "",
        one ->
            I18NProvider.translate(
                plan.serviceLevel().pausesFor(one.key()) ? "desk.park.pauses" : "desk.park.runs"),
        zone,
        now,
        park);
  }

  /// Asks for several cases at once.
  ///
  /// @param title what will happen, to how many
  /// @param reasons those that any of them knows
  /// @param beside what to say beside a reason's name
  /// @param effect what to say under a reason that was chosen
  ParkDialog(
      String title,
      List<WorkType.Choice> reasons,
      Function<WorkType.Choice, String> beside,
      Function<WorkType.Choice, String> effect,
      ZoneId zone,
      Instant now,
      Park park) {
    addClassName("ask");
    setHeaderTitle(title);
    ComboBox<WorkType.Choice> reason = new ComboBox<>(getTranslation("desk.reason"));
    reason.setItems(reasons);
    reason.setItemLabelGenerator(one -> Formats.current().text(one.name()) + beside.apply(one));
    reason.setRequiredIndicatorVisible(true);
    reason.setWidthFull();
    reason.setId("park-reason");
    Span clock = new Span();
    clock.addClassNames("small", "dim");
    reason.addValueChangeListener(change -> {
      reason.setInvalid(false);
      WorkType.Choice picked = change.getValue();
      clock.setText(picked == null ? "" : effect.apply(picked));
    });
    DateTimePicker wakes = new DateTimePicker(getTranslation("desk.park.wakes"));
    wakes.setLocale(Formats.current().locale());
    wakes.setDatePickerI18n(DatePickerTexts.in(Formats.current().locale()));
    wakes.setStep(Duration.ofMinutes(15));
    wakes.setMin(now.atZone(zone).toLocalDateTime());
    wakes.setWidthFull();
    wakes.setDateAriaLabel(getTranslation("desk.park.day"));
    wakes.setTimeAriaLabel(getTranslation("desk.park.time"));
    LocalDateTime here = now.atZone(zone).toLocalDateTime().withSecond(0).withNano(0);
    Div quick =
        new Div(
            pick("desk.park.hour", () -> wakes.setValue(here.plusHours(1))),
            pick("desk.park.hours", () -> wakes.setValue(here.plusHours(4))),
            pick(
                "desk.park.tomorrow",
                () -> wakes.setValue(here.toLocalDate().plusDays(1).atTime(LocalTime.of(9, 0)))),
            pick("desk.park.never", wakes::clear));
    quick.addClassName("filters");
    Div content = new Div(new Div(reason, clock), wakes, quick);
    content.addClassName("stack-16");
    add(content);
    Button act = new Button(getTranslation("desk.park"));
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("park-do");
    act.addClickListener(click -> {
      WorkType.Choice picked = reason.getValue();
      if (picked == null) {
        reason.setInvalid(true);
        reason.setErrorMessage(getTranslation("desk.reason.missing"));
        return;
      }
      if (wakes.isInvalid()) {
        return;
      }
      LocalDateTime at = wakes.getValue();
      close();
      park.with(picked.key(), at == null ? null : at.atZone(zone).toInstant());
    });
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, act);
  }

  private static NativeButton pick(String key, Runnable set) {
    NativeButton pick = new NativeButton(I18NProvider.translate(key));
    pick.getElement().setAttribute("type", "button");
    pick.addClassNames("pill", "pill-small");
    pick.addClickListener(click -> set.run());
    return pick;
  }
}
