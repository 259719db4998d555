package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One query that a room has written down beside its code: text without values.
///
/// The text must say `tenant_id = {tenant:UInt32}` itself, so that the index serves it; the gateway
/// sets the parameter and, behind it, a filter on the tables. A question that could step over that
/// filter is refused when it is loaded, which a start or a test sees.
///
/// What several questions share is written down once: a line `--: name` stands for the text of
/// `name.sql` beside it.
public final class Question {

  private static final String TENANT = "{tenant:UInt32}";

  private static final Pattern PART = Pattern.compile("(?m)^ *--: *(\\w+) *$");

  /// What steps over a filter on tables, or reads elsewhere.
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          ";|\\b(settings|insert|create|alter|drop|system|into|infile|dictionary"
              + "|dictget\\w*|joinget\\w*|information_schema)\\b"
              + "|\\b(merge|loop|mergetree\\w*|remote\\w*|cluster\\w*|url\\w*|file\\w*|s3\\w*|view"
              + "|input|executable|postgresql|mysql|jdbc|odbc|numbers_mt|values)\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  private final String name;
  private final String sql;

  Question(String name, String sql) {
    if (!sql.contains(TENANT)) {
      throw new IllegalArgumentException("question " + name + " must name " + TENANT);
    }
    var forbidden = FORBIDDEN.matcher(sql.replaceAll("--[^\n]*", " "));
    if (forbidden.find()) {
      throw new IllegalArgumentException(
          "question "
              + name
              + " must be one select over our tables, but says "
              + forbidden.group().toLowerCase(Locale.ROOT));
    }
    this.name = name;
    this.sql = sql;
  }

  /// Loads a question from `<name>.sql` beside a class of the room that asks it.
  ///
  /// @param beside any class of the room, whose package holds the text as a resource
  /// @param name file name without `.sql`
  /// @throws IllegalArgumentException if there is no such file, or its text is no safe question
  public static Question of(Class<?> beside, String name) {
    return new Question(
        name,
        PART.matcher(text(beside, name))
            .replaceAll(part -> Matcher.quoteReplacement(text(beside, part.group(1)))));
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream text = beside.getResourceAsStream(name + ".sql")) {
      if (text == null) {
        throw new IllegalArgumentException(
            "question " + name + " must lie beside " + beside.getName() + ", but there is none");
      }
      return new String(text.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read question " + name, e);
    }
  }

  /// Gives its name, for logs and metrics.
  public String name() {
    return name;
  }

  /// Gives its text, whole and without values.
  public String sql() {
    return sql;
  }

  static List<String> tables() {
    return List.of("kpi.case_event", "kpi.agent_interval");
  }

  @Override
  public String toString() {
    return name;
  }
}
