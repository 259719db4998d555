package io.trastienda.platform.alerts;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Writes a mail in the reader's language, as text and as HTML: client, reference, promise and
/// percentage, and a link to each case. Nothing of a customer.
final class Letters {

  private static final int MOST = 40;
  private static final String BUNDLE = "io.trastienda.platform.alerts.mail";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String baseUrl;

  Letters(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /// A mail's words.
  record Letter(String subject, String text, String html) {}

  /// One line of it.
  ///
  /// @param client the client's name
  /// @param slug the client in routes
  /// @param reference our reference
  /// @param promise name of the promise
  /// @param percent how much of it is used up
  record Line(String client, String slug, String reference, String promise, int percent) {}

  /// Writes to somebody.
  ///
  /// @param lines the most urgent first; more than 40 are counted only
  Letter write(Locale locale, String name, List<Line> lines) {
    ResourceBundle words =
        ResourceBundle.getBundle(BUNDLE, spoken(locale), getClass().getClassLoader(), NO_FALLBACK);
    boolean one = lines.size() == 1;
    String subject =
        one
            ? filled(words, "subject.one", lines.getFirst().reference(), lines.getFirst().client())
            : filled(words, "subject", lines.size());
    String hello = filled(words, "hello", name);
    StringBuilder text = new StringBuilder(hello).append("\n\n");
    StringBuilder rows = new StringBuilder();
    for (Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
      String said = filled(words, "promise." + line.promise(), line.percent());
      String link = baseUrl + "/work/" + line.slug() + "/" + line.reference();
      text.append(line.client())
          .append(", ")
          .append(line.reference())
          .append(": ")
          .append(said)
          .append("\n  ")
          .append(link)
          .append('\n');
      rows.append("<tr><td style=\"padding:6px 12px 6px 0\">")
          .append(escaped(line.client()))
          .append("</td><td style=\"padding:6px 12px 6px 0\"><a href=\"")
          .append(escaped(link))
          .append("\">")
          .append(escaped(line.reference()))
          .append("</a></td><td style=\"padding:6px 0\">")
          .append(escaped(said))
          .append("</td></tr>");
    }
    String more = lines.size() > MOST ? filled(words, "more", lines.size() - MOST) : "";
    String floor = words.getString("floor");
    String why = words.getString("why");
    text.append(more.isEmpty() ? "" : more + "\n")
        .append('\n')
        .append(floor)
        .append(": ")
        .append(baseUrl)
        .append("/floor\n\n")
        .append(why)
        .append('\n');
    String html =
        "<!doctype html><html lang=\""
            + words.getString("lang")
            + "\"><body style=\"font-family:sans-serif;font-size:14px;color:#15181e\"><p>"
            + escaped(hello)
            + "</p><table style=\"border-collapse:collapse;font-size:14px\">"
            + rows
            + "</table><p>"
            + escaped(more)
            + "</p><p><a href=\""
            + escaped(baseUrl + "/floor")
            + "\">"
            + escaped(floor)
            + "</a></p><p style=\"color:#5b6270\">"
            + escaped(why)
            + "</p></body></html>";
    return new Letter(subject, text.toString(), html);
  }

  /// English for whom none of the three languages is.
  private static Locale spoken(Locale wanted) {
    String language = wanted.getLanguage();
    return language.equals("es") || language.equals("ca") ? Locale.of(language) : Locale.ENGLISH;
  }

  private static String filled(ResourceBundle words, String key, Object... values) {
    return new MessageFormat(words.getString(key), words.getLocale()).format(values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
