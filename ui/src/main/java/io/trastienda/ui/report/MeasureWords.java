package io.trastienda.ui.report;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.ui.shell.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// How measures and their values read.
public final class MeasureWords {

  private static final String NBSP = "\u00a0";

  private MeasureWords() {}

  /// Gives a measure's name.
  public static String name(Measure measure) {
    return I18NProvider.translate("kpi." + measure.key() + ".name");
  }

  /// Gives a measure's formula in words.
  public static String formula(Measure measure) {
    return I18NProvider.translate("kpi." + measure.key() + ".formula");
  }

  /// Gives the value with its unit, or that there is no data.
  public static String value(KpiValue value, Formats formats) {
    BigDecimal number = value.value();
    return number == null
        ? I18NProvider.translate("shell.no-data")
        : number(value.measure(), number, formats);
  }

  /// Gives a number of a measure with its unit.
  public static String number(Measure measure, BigDecimal number, Formats formats) {
    return switch (measure.unit()) {
      case COUNT -> formats.number(number.longValue());
      case SHARE -> formats.percent(number.doubleValue(), 1);
      case BUSINESS_SECONDS -> hours(number);
      case SECONDS -> formats.duration(span(number));
      case PER_HOUR -> formats.decimal(number, 1);
    };
  }

  /// Working time in hours and minutes; a working day has no 24 hours, so there are no days.
  static String hours(BigDecimal seconds) {
    long minutes = seconds.divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP).longValue();
    if (minutes < 60) {
      return minutes + NBSP + "min";
    }
    String rest = minutes % 60 == 0 ? "" : NBSP + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
    return minutes / 60 + NBSP + "h" + rest;
  }

  private static Duration span(BigDecimal seconds) {
    return Duration.ofSeconds(seconds.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /// Gives the second line of a tile: what the value stands on.
  public static String note(KpiValue value, Formats formats) {
    if (value.noData() != null) {
      return I18NProvider.translate(value.noData());
    }
    String above = formats.number(value.numerator().longValue());
    String below = formats.number(value.denominator().longValue());
    switch (value.measure()) {
      case HANDLING_TIME -> {
        return I18NProvider.translate(
            "report.note.handling", formats.duration(span(value.numerator())), below);
      }
      case OCCUPANCY, UTILISATION -> {
        return I18NProvider.translate(
            "report.note.share",
            formats.duration(span(value.numerator())),
            formats.duration(span(value.denominator())));
      }
      default -> {}
    }
    return switch (value.measure().unit()) {
      case COUNT ->
          I18NProvider.translate("kpi." + value.measure().key() + ".unit", value.numerator());
      case SHARE -> I18NProvider.translate("report.note.share", above, below);
      case BUSINESS_SECONDS -> I18NProvider.translate("report.note.business", value.denominator());
      case SECONDS -> I18NProvider.translate("report.note.elapsed", value.denominator());
      case PER_HOUR ->
          I18NProvider.translate(
              "report.note.per-hour", above, formats.decimal(value.denominator(), 1));
    };
  }

  /// Gives this period's fraction in words, for the definition.
  public static String fraction(KpiValue value, Formats formats) {
    if (value.noData() != null) {
      return I18NProvider.translate("report.fraction.none", I18NProvider.translate(value.noData()));
    }
    String above = formats.number(value.numerator().longValue());
    String below = formats.number(value.denominator().longValue());
    String result = value(value, formats);
    return switch (value.measure()) {
      case RECEIVED, COMPLETED, COMPLETED_CASES, BACKLOG_CLOSING, REOPENED ->
          I18NProvider.translate("report.fraction.count", result);
      case OCCUPANCY, UTILISATION ->
          I18NProvider.translate(
              "report.fraction.share",
              formats.duration(span(value.numerator())),
              formats.duration(span(value.denominator())),
              result);
      case ON_TIME_BY_COMPLETION, ON_TIME_BY_DUE ->
          I18NProvider.translate("report.fraction.share", above, below, result);
      case TURNAROUND_MEAN ->
          I18NProvider.translate("report.fraction.mean", hours(value.numerator()), below, result);
      case ELAPSED_MEAN, HANDLING_TIME ->
          I18NProvider.translate(
              "report.fraction.mean", formats.duration(span(value.numerator())), below, result);
      case TURNAROUND_P50, TURNAROUND_P90, ELAPSED_P50 ->
          I18NProvider.translate("report.fraction.quantile", below, result);
      case PRODUCTIVITY ->
          I18NProvider.translate(
              "report.fraction.mean",
              above,
              formats.decimal(value.denominator(), 1) + NBSP + "h",
              result);
    };
  }

  /// Gives a value as a chart draws it: percent, hours, or as it is.
  public static double drawn(Measure measure, BigDecimal number) {
    return switch (measure.unit()) {
      case COUNT, PER_HOUR -> number.doubleValue();
      case SHARE -> number.doubleValue() * 100;
      case BUSINESS_SECONDS, SECONDS -> number.doubleValue() / 3600;
    };
  }

  /// The words for what a chart draws.
  static String undrawn(Measure measure, double drawn, Formats formats) {
    BigDecimal number =
        switch (measure.unit()) {
          case COUNT, PER_HOUR -> BigDecimal.valueOf(drawn);
          case SHARE -> BigDecimal.valueOf(drawn / 100);
          case BUSINESS_SECONDS, SECONDS -> BigDecimal.valueOf(drawn * 3600);
        };
    return number(measure, number, formats);
  }
}
