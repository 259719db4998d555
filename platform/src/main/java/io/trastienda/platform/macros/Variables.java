package io.trastienda.platform.macros;

import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The variables of texts: `{customer}`, `{field.amount}`.
final class Variables {

  /// What every case has, or may have.
  static final List<String> COMMON =
      List.of(
          "reference",
          "client-reference",
          "customer",
          "title",
          "work-type",
          "client",
          "agent",
          "due",
          "today");

  private static final String FIELD = "field.";
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9._-]*)}");

  private Variables() {}

  /// Gives every variable that texts for some work types may name.
  static Set<String> known(Collection<WorkType> types) {
    Set<String> known = new LinkedHashSet<>(COMMON);
    Set<String> fields = new TreeSet<>();
    for (WorkType type : types) {
      for (WorkType.Field field : type.fields()) {
        if (field.type() != WorkType.FieldType.TABLE
            && field.type() != WorkType.FieldType.ATTACHMENT) {
          fields.add(FIELD + field.key());
        }
      }
    }
    known.addAll(fields);
    return known;
  }

  /// Refuses a text that names another variable.
  static void require(String text, Set<String> known) {
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      if (!known.contains(matcher.group(1))) {
        throw new UnknownVariable(matcher.group(1), known);
      }
    }
  }

  /// Whether a text names any variable.
  static boolean in(String text) {
    return NAME.matcher(text).find();
  }

  /// Puts values in the place of variables; one without a value stays as it is.
  static Filled fill(String text, Map<String, String> values) {
    List<String> empty = new ArrayList<>();
    StringBuilder filled = new StringBuilder();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = values.getOrDefault(name, "");
      if (value.isBlank() && !empty.contains(name)) {
        empty.add(name);
      }
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(value.isBlank() ? matcher.group() : value));
    }
    return new Filled(matcher.appendTail(filled).toString(), empty);
  }

  /// Gives the values of a case in a language, as people write them.
  static Map<String, String> of(
      CaseDetail detail, TenantProfile client, String agent, Instant now, Locale locale) {
    Map<String, String> values = new HashMap<>();
    var summary = detail.summary();
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .withZone(client.zone());
    put(values, "reference", summary.reference());
    put(values, "client-reference", summary.clientReference());
    put(values, "customer", detail.customer());
    put(values, "title", summary.title());
    put(values, "work-type", summary.workTypeName().in(locale));
    put(values, "client", client.name());
    put(values, "agent", agent);
    put(values, "today", day.format(now));
    Instant due = summary.dueAt();
    put(values, "due", due == null ? null : day.format(due));
    for (WorkType.Field field : detail.plan().workType().fields()) {
      String value = detail.fields().get(field.key());
      if (value != null && !value.isBlank()) {
        put(values, FIELD + field.key(), words(field, value, client, locale));
      }
    }
    return values;
  }

  private static String words(
      WorkType.Field field, String value, TenantProfile client, Locale locale) {
    return switch (field.type()) {
      case AMOUNT -> {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(client.currency());
        yield format.format(new BigDecimal(value));
      }
      case NUMBER -> {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(9);
        yield format.format(new BigDecimal(value));
      }
      case DATE ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(locale)
              .format(LocalDate.parse(value));
      case CHOICE, MULTI_CHOICE ->
          Arrays.stream(value.split(",", -1))
              .map(key ->
                  field.choices().stream()
                      .filter(choice -> choice.key().equals(key))
                      .map(choice -> choice.name().in(locale))
                      .findFirst()
                      .orElse(key))
              .collect(Collectors.joining(", "));
      case TEXT, LONG_TEXT, CUSTOMER -> value;
      case ATTACHMENT, TABLE -> "";
    };
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
