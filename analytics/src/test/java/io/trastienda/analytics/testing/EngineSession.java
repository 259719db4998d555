package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One connection to the engine, used for one request and closed after it. Settings are those of
/// the connection, so none of them can outlive its request or reach another one; opening one costs
/// about 0.3 ms, and open connections answer in parallel.
final class EngineSession implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  /// The engine does not keep the parameters of statements apart that run at the same time.
  private static final ReentrantLock PARAMETERS = new ReentrantLock(true);

  private final EngineBinding engine;
  private final MemorySegment handle;

  EngineSession(EngineBinding engine, Path path) {
    this.engine = engine;
    this.handle = engine.connect(path);
  }

  /// Makes `database` the one that unqualified names mean.
  void use(String database) {
    command("USE `" + escape(database, '`') + "`");
  }

  /// Applies settings; all are judged by what is allowed before the first of them, as on a server.
  void set(Map<String, String> settings) {
    if (settings.isEmpty()) {
      return;
    }
    command(
        settings.entrySet().stream()
            .map(setting -> name(setting.getKey()) + " = " + literal(setting.getValue()))
            .collect(Collectors.joining(", ", "SET ", "")));
  }

  /// Runs exactly one statement; `format` holds unless the statement names another.
  EngineAnswer run(byte[] sql, String format, Map<String, String> parameters) {
    int statements = engine.statements(handle, sql);
    if (statements > 1) {
      throw EngineRefusal.of(
          EngineRefusal.SYNTAX_ERROR, "a request carries 1 statement, but this has " + statements);
    }
    if (parameters.isEmpty()) {
      return new EngineAnswer(engine, engine.query(handle, sql, format));
    }
    PARAMETERS.lock();
    try {
      return new EngineAnswer(engine, engine.query(handle, sql, format, parameters));
    } finally {
      PARAMETERS.unlock();
    }
  }

  @Override
  public void close() {
    engine.close(handle);
  }

  private void command(String sql) {
    new EngineAnswer(engine, engine.query(handle, sql.getBytes(UTF_8), "Null")).close();
  }

  private static String name(String setting) {
    if (!NAME.matcher(setting).matches()) {
      throw EngineRefusal.of(
          EngineRefusal.BAD_ARGUMENTS, "a setting's name must be a word, but is " + setting);
    }
    return setting;
  }

  private static String literal(String value) {
    return "'" + escape(value, '\'') + "'";
  }

  private static String escape(String value, char quote) {
    return value.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
  }
}
