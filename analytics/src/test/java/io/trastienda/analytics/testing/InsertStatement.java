package io.trastienda.analytics.testing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An `INSERT` whose rows stand outside its text: what comes before them, and where they begin.
/// Rows are never handed to the engine inside the text: it cuts them at an empty line and says
/// nothing. They go into a file, and the statement is told to read it.
///
/// @param head the statement up to its settings, format or `VALUES`
/// @param settings the statement's own `SETTINGS …`, may be empty
/// @param format the format of the rows, null if the statement leaves it to the request
/// @param dataFrom index in the text at which rows that follow in the text begin
record InsertStatement(String head, String settings, @Nullable String format, int dataFrom) {

  /// Recognises an `INSERT` that takes rows; any other statement, also `INSERT … SELECT`, is none.
  /// Throws {@link EngineRefusal} if the statement names a file of the machine, which a server
  /// refuses as well.
  static Optional<InsertStatement> parse(String sql) {
    Words words = new Words(sql);
    boolean insert = words.next() && words.is("INSERT");
    int settingsFrom = -1;
    String before = "";
    do {
      if ((before.equals("INTO") && words.is("OUTFILE"))
          || (before.equals("FROM") && words.is("INFILE"))) {
        throw EngineRefusal.of(
            EngineRefusal.SYNTAX_ERROR, words.word() + " is for a client, not for its request");
      }
      if (insert && words.depth == 0) {
        int end = settingsFrom < 0 ? words.from : settingsFrom;
        String settings = settingsFrom < 0 ? "" : sql.substring(settingsFrom, words.from);
        switch (words.word()) {
          case "SELECT", "WITH", "WATCH" -> insert = false;
          case "SETTINGS" -> settingsFrom = words.from;
          case "VALUES" -> {
            return Optional.of(
                new InsertStatement(sql.substring(0, end), settings, "Values", words.to));
          }
          case "FORMAT" -> {
            if (words.next()) {
              String format = sql.substring(words.from, words.to);
              return Optional.of(
                  new InsertStatement(
                      sql.substring(0, end), settings, format, afterLineEnd(sql, words.to)));
            }
          }
          default -> {}
        }
      }
      before = words.word();
    } while (words.next());
    if (!insert) {
      return Optional.empty();
    }
    int end = settingsFrom < 0 ? sql.length() : settingsFrom;
    return Optional.of(
        new InsertStatement(sql.substring(0, end), sql.substring(end), null, sql.length()));
  }

  /// The statement that reads its rows from `file`.
  String from(Path file, String defaultFormat) {
    return "%s FROM INFILE '%s' %s FORMAT %s"
        .formatted(head, file, settings, format == null ? defaultFormat : format);
  }

  private static int afterLineEnd(String sql, int from) {
    int at = from;
    while (at < sql.length() && " \t\f\r;".indexOf(sql.charAt(at)) >= 0) {
      at++;
    }
    return at < sql.length() && sql.charAt(at) == '\n' ? at + 1 : at;
  }

  /// The words of a statement outside quotes and comments, with their depth in brackets.
  private static final class Words {
    private final String sql;
    private int at;
    private int from;
    private int to;
    private int depth;

    Words(String sql) {
      this.sql = sql;
    }

    String word() {
      return sql.substring(from, to).toUpperCase(Locale.ROOT);
    }

    boolean is(String keyword) {
      return word().equals(keyword);
    }

    boolean next() {
      while (at < sql.length()) {
        char c = sql.charAt(at);
        if (Character.isLetter(c) || c == '_') {
          from = at;
          while (at < sql.length()
              && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
            at++;
          }
          to = at;
          return true;
        }
        if (c == '\'' || c == '"' || c == '`') {
          skipQuoted(c);
        } else if (sql.startsWith("--", at) || c == '#') {
          skipTo("\n");
        } else if (sql.startsWith("/*", at)) {
          skipTo("*/");
        } else {
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
          at++;
        }
      }
      from = at;
      to = at;
      return false;
    }

    private void skipQuoted(char quote) {
      at++;
      while (at < sql.length() && sql.charAt(at) != quote) {
        at += sql.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    private void skipTo(String end) {
      int found = sql.indexOf(end, at + 1);
      at = found < 0 ? sql.length() : found + end.length();
    }
  }
}
