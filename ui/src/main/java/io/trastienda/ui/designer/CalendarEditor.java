package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import io.trastienda.platform.catalogue.CalendarWithoutWorkingTime;
import io.trastienda.platform.catalogue.HoursRefused;
import io.trastienda.platform.catalogue.InvalidWorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Toast;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The form of a calendar's next version: zone, hours per weekday, single days.
class CalendarEditor extends Panel {

  private final DesignerDoors doors;
  private final TenantProfile client;
  private final TextField key = new TextField(getTranslation("designer.key"));
  private final ComboBox<ZoneId> zone = new ComboBox<>(getTranslation("designer.calendar.zone"));
  private final Map<DayOfWeek, TextField> week = new EnumMap<>(DayOfWeek.class);
  private final Div days = new Div();
  private final List<SpecialDay> special = new ArrayList<>();
  private final Div problem = new Div();

  /// A form.
  ///
  /// @param name the calendar's key, null for a new one
  /// @param known its newest version, null for a new one
  /// @param version the number of its next version
  CalendarEditor(
      DesignerDoors doors,
      TenantProfile client,
      @Nullable String name,
      @Nullable BusinessCalendar known,
      int version) {
    super(
        name == null
            ? I18NProvider.translate("designer.calendar.new")
            : I18NProvider.translate("designer.next", name, version));
    this.doors = doors;
    this.client = client;
    lined();
    key.setManualValidation(true);
    key.setId("calendar-key");
    key.setHelperText(getTranslation("designer.key.help"));
    key.setRequiredIndicatorVisible(true);
    if (name == null) {
      body().add(key);
    } else {
      key.setValue(name);
    }
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    zone.setValue(known == null ? client.zone() : known.zone());
    zone.setId("calendar-zone");
    zone.setManualValidation(true);
    Div hours = new Div();
    hours.addClassName("designer-week");
    for (DayOfWeek day : DayOfWeek.values()) {
      TextField field =
          new TextField(day.getDisplayName(TextStyle.FULL_STANDALONE, Formats.current().locale()));
      field.setValue(known == null ? standard(day) : Hours.write(at(known, day)));
      field.setPlaceholder(getTranslation("designer.closed"));
      field.setManualValidation(true);
      field.setId("calendar-" + day.name());
      week.put(day, field);
      hours.add(field);
    }
    Span help = new Span(getTranslation("designer.hours.help"));
    help.addClassNames("small", "dim");
    days.addClassName("designer-choices");
    if (known != null) {
      known.specialDays().forEach((date, open) -> special.add(new SpecialDay(date, open)));
    }
    Button more =
        new Button(
            getTranslation("designer.day.add"),
            Icons.PLUS.create(),
            click -> {
              special.add(new SpecialDay(null, List.of()));
              draw();
            });
    more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    more.setId("calendar-day-add");
    problem.addClassNames("designer-problem", "is-late");
    problem.getElement().setAttribute("role", "alert");
    Button publish =
        new Button(getTranslation("designer.next.publish", version), click -> publish());
    publish.addThemeVariants(ButtonVariant.PRIMARY);
    publish.setId("calendar-publish");
    Span never = new Span(getTranslation("designer.next.why"));
    never.addClassNames("small", "dim");
    Div end = new Div(publish, never);
    end.addClassName("form-end");
    Div another = new Div(more);
    another.addClassName("form-end");
    Div place = new Div(zone);
    place.addClassName("form");
    body()
        .add(
            place,
            new H3(getTranslation("designer.week")),
            hours,
            help,
            new H3(getTranslation("designer.days")),
            days,
            another,
            problem,
            end);
    draw();
  }

  private static String standard(DayOfWeek day) {
    return day.getValue() <= DayOfWeek.FRIDAY.getValue() ? "09:00–18:00" : "";
  }

  private static List<TimeRange> at(BusinessCalendar calendar, DayOfWeek day) {
    return calendar.week().getOrDefault(day, List.of());
  }

  private void draw() {
    days.removeAll();
    special.forEach(day -> days.add(day.box));
    if (special.isEmpty()) {
      Span none = new Span(getTranslation("designer.day.none"));
      none.addClassNames("small", "dim");
      days.add(none);
    }
  }

  private void publish() {
    problem.removeAll();
    Map<DayOfWeek, List<TimeRange>> open = new EnumMap<>(DayOfWeek.class);
    boolean whole = zone.getValue() != null;
    zone.setInvalid(!whole);
    for (Map.Entry<DayOfWeek, TextField> entry : week.entrySet()) {
      Optional<List<TimeRange>> hours = hours(entry.getValue());
      hours.ifPresent(one -> open.put(entry.getKey(), one));
      whole &= hours.isPresent();
    }
    Map<LocalDate, List<TimeRange>> dates = new TreeMap<>();
    for (SpecialDay day : special) {
      whole &= day.read(dates);
    }
    String name = key.getValue().strip();
    boolean taken =
        key.getParent().isPresent()
            && (name.isEmpty() || doors.catalogue().calendars(client.id()).containsKey(name));
    if (taken) {
      key.setInvalid(true);
      key.setErrorMessage(
          getTranslation(name.isEmpty() ? "designer.needed" : "designer.rule.once"));
    }
    if (!whole || taken) {
      return;
    }
    try {
      int version =
          doors
              .contracts()
              .publish(client.id(), name, new BusinessCalendar(zone.getValue(), open, dates));
      Toast.show(getTranslation("designer.published", name, version));
      DesignerNavigation.go(DesignerNavigation.affected(client.slug(), Shelf.CALENDARS, name));
    } catch (CalendarWithoutWorkingTime _) {
      say(getTranslation("designer.calendar.closed"));
    } catch (HoursRefused _) {
      say(getTranslation("designer.hours.overlap"));
    } catch (InvalidWorkType refusal) {
      key.setInvalid(true);
      key.setErrorMessage(Refused.of(refusal).words());
    }
  }

  private void say(String words) {
    problem.add(Icons.LATE.create(), new Span(words));
  }

  /// Reads hours and marks the field if it says none, or such as overlap.
  private Optional<List<TimeRange>> hours(TextField field) {
    Optional<List<TimeRange>> hours = Hours.read(field.getValue());
    field.setInvalid(hours.isEmpty());
    field.setErrorMessage(hours.isEmpty() ? getTranslation("designer.hours.rule") : "");
    return hours;
  }

  private final class SpecialDay {

    private final Div box = new Div();
    private final DatePicker date = DatePickerTexts.picker(getTranslation("designer.day"));
    private final TextField open = new TextField(getTranslation("designer.day.hours"));

    SpecialDay(@Nullable LocalDate known, List<TimeRange> hours) {
      box.addClassName("designer-day");
      date.setValue(known);
      date.setManualValidation(true);
      open.setValue(Hours.write(hours));
      open.setPlaceholder(getTranslation("designer.closed"));
      open.setManualValidation(true);
      box.add(
          date,
          open,
          new IconButton(
              Icons.CLOSE,
              getTranslation("designer.remove"),
              () -> {
                special.remove(this);
                draw();
              }));
    }

    private boolean read(Map<LocalDate, List<TimeRange>> dates) {
      LocalDate day = date.getValue();
      boolean twice = day != null && dates.containsKey(day);
      date.setInvalid(day == null || twice);
      date.setErrorMessage(
          day == null
              ? getTranslation("designer.needed")
              : twice ? getTranslation("designer.rule.once") : "");
      Optional<List<TimeRange>> hours = hours(open);
      if (day == null || twice || hours.isEmpty()) {
        return false;
      }
      dates.put(day, hours.get());
      return true;
    }
  }
}
