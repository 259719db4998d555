package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/// Numbers, money, dates and spans as a reader of one language in one zone expects them.
///
/// @param locale the reader's language
/// @param zone the zone of the dates; the tenant's where a tenant's dates are shown
public record Formats(Locale locale, ZoneId zone) {

  private static final String NBSP = "\u00a0";

  /// The formats of whoever looks at the current screen; UTC when nobody is signed in.
  ///
  /// @return formats
  public static Formats current() {
    UI ui = UI.getCurrent();
    Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
    VaadinSession session = VaadinSession.getCurrent();
    Object zone = session == null ? null : session.getAttribute("trastienda.zone");
    return new Formats(locale, zone instanceof ZoneId known ? known : ZoneOffset.UTC);
  }

  /// The same in another zone.
  ///
  /// @param other usually the tenant's zone
  /// @return new formats
  public Formats in(ZoneId other) {
    return new Formats(locale, other);
  }

  /// A whole number with grouping.
  ///
  /// @param value any number
  /// @return such as `1,204`
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /// A number with a fixed count of decimals, rounded half up.
  ///
  /// @param value any number
  /// @param decimals 0 to 9
  /// @return such as `7.4`
  public String decimal(double value, int decimals) {
    return decimal(BigDecimal.valueOf(value), decimals);
  }

  /// A number with a fixed count of decimals, rounded half up.
  ///
  /// @param value any number
  /// @param decimals 0 to 9
  /// @return such as `7.4`
  public String decimal(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /// A text of the product's three languages in the reader's.
  ///
  /// @param text the text
  /// @return its words
  public String text(LocalizedText text) {
    return text.in(locale);
  }

  /// An amount of money with its currency, rounded to the currency's own decimals.
  ///
  /// @param money the amount
  /// @return such as `€2,781.40`
  public String money(Money money) {
    return money(money.amount(), money.currency());
  }

  /// An amount of money with its currency, at the currency's own decimals.
  ///
  /// @param amount the amount
  /// @param currency its currency
  /// @return such as `€2,781.40`
  public String money(BigDecimal amount, Currency currency) {
    return money(amount, currency, currency.getDefaultFractionDigits());
  }

  /// An amount of money with a chosen count of decimals, for unit prices.
  ///
  /// @param amount the amount
  /// @param currency its currency
  /// @param decimals 0 to 9
  /// @return such as `€0.0325`
  public String money(BigDecimal amount, Currency currency, int decimals) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    String text = format.format(amount);
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /// A share as a percentage with a non-breaking space.
  ///
  /// @param share 0 to 1
  /// @param decimals 0 to 9
  /// @return such as `96.4 %`
  public String percent(double share, int decimals) {
    return decimal(share * 100, decimals) + NBSP + "%";
  }

  /// A span in its two largest units: days and hours, hours and minutes, or minutes; seconds below
  /// one minute.
  ///
  /// @param span any span; the sign is dropped
  /// @return such as `3 d 2 h`, `2 h 05`, `12 min` or `40 s`
  public String duration(Duration span) {
    Duration positive = span.abs();
    long days = positive.toDays();
    long hours = positive.toHoursPart();
    long minutes = positive.toMinutesPart();
    if (days > 0) {
      return days + NBSP + "d" + (hours == 0 ? "" : NBSP + hours + NBSP + "h");
    }
    if (hours > 0) {
      return hours + NBSP + "h" + (minutes == 0 ? "" : NBSP + (minutes < 10 ? "0" : "") + minutes);
    }
    if (minutes > 0) {
      return minutes + NBSP + "min";
    }
    return positive.toSecondsPart() + NBSP + "s";
  }

  /// A running clock in minutes and seconds.
  ///
  /// @param span any span
  /// @return such as `2:11` or `1:02:11`
  public String clock(Duration span) {
    Duration positive = span.abs();
    String seconds = twoDigits(positive.toSecondsPart());
    return positive.toHours() == 0
        ? positive.toMinutes() + ":" + seconds
        : positive.toHours() + ":" + twoDigits(positive.toMinutesPart()) + ":" + seconds;
  }

  private static String twoDigits(int value) {
    return (value < 10 ? "0" : "") + value;
  }

  /// A time of day in hours and minutes.
  ///
  /// @param at the moment
  /// @return such as `14:03`
  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
  }

  /// A time of day with seconds.
  ///
  /// @param at the moment
  /// @return such as `14:03:12`
  public String timeWithSeconds(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(at.atZone(zone));
  }

  /// A date with the year.
  ///
  /// @param at the moment
  /// @return such as `22 Nov 2026`
  public String date(Instant at) {
    return date(at.atZone(zone).toLocalDate());
  }

  /// A date with the year.
  ///
  /// @param day the day
  /// @return such as `22 Nov 2026`
  public String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
  }

  /// A date without the year.
  ///
  /// @param day the day
  /// @return such as `22 Nov`
  public String shortDate(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM", locale).format(day);
  }

  /// A date in words.
  ///
  /// @param day the day
  /// @return such as `22 November 2026`
  public String longDate(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /// A date with the time of day.
  ///
  /// @param at the moment
  /// @return such as `22 Nov 2026, 14:03`
  public String dateTime(Instant at) {
    return date(at) + ", " + time(at);
  }

  /// A month with its year, with a capital first letter.
  ///
  /// @param day any day of the month
  /// @return such as `November 2026`
  public String month(LocalDate day) {
    String text = monthWithin(day);
    return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
  }

  /// A month with its year inside a sentence; Spanish and Catalan write months small.
  ///
  /// @param day any day of the month
  /// @return such as `November 2026`, `noviembre de 2026`
  public String monthWithin(LocalDate day) {
    String pattern =
        switch (locale.getLanguage()) {
          case "es", "ca" -> "LLLL 'de' yyyy";
          default -> "LLLL yyyy";
        };
    return DateTimeFormatter.ofPattern(pattern, locale).format(day);
  }
}
