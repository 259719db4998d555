package io.trastienda.ui.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Month and day names of date pickers, which stay English by themselves.
public final class DatePickerTexts {

  private DatePickerTexts() {}

  /// A picker in the reader's language.
  ///
  /// @param label its label
  /// @return a new picker with `d MMM yyyy` and `d/M/yyyy` input
  public static DatePicker picker(String label) {
    DatePicker picker = new DatePicker(label);
    picker.setLocale(Formats.current().locale());
    picker.setI18n(in(Formats.current().locale()));
    return picker;
  }

  /// The names in a language.
  ///
  /// @param locale the reader's language
  /// @return names, first day of the week and formats
  public static DatePickerI18n in(Locale locale) {
    List<String> months = new ArrayList<>();
    for (Month month : Month.values()) {
      months.add(month.getDisplayName(TextStyle.FULL_STANDALONE, locale));
    }
    List<String> days = new ArrayList<>();
    List<String> shortDays = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      DayOfWeek day = DayOfWeek.SUNDAY.plus(i);
      days.add(day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
      shortDays.add(day.getDisplayName(TextStyle.SHORT_STANDALONE, locale));
    }
    Locale region = locale.getCountry().isEmpty() ? Locale.of(locale.getLanguage(), "ES") : locale;
    return new DatePickerI18n()
        .setMonthNames(months)
        .setWeekdays(days)
        .setWeekdaysShort(shortDays)
        .setFirstDayOfWeek(WeekFields.of(region).getFirstDayOfWeek().getValue() % 7)
        .setDateFormats("d MMM yyyy", "d/M/yyyy", "yyyy-MM-dd")
        .setToday(I18NProvider.translate(locale, "shell.today"))
        .setCancel(I18NProvider.translate(locale, "shell.cancel"));
  }
}
