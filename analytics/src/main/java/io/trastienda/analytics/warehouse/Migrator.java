package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Brings ClickHouse's schema forward: one idempotent statement per file, in the order of their
/// names.
///
/// The history is in PostgreSQL, because ClickHouse keeps one per node and locks nothing. Whoever
/// calls holds the lock of the ledger.
@Component
final class Migrator {

  private static final Logger log = LoggerFactory.getLogger(Migrator.class);

  private final ClickHouse clickHouse;

  Migrator(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /// Applies what is missing. An empty ClickHouse forgets the history and the ledger: what Kafka
  /// still has is then read again from its beginning.
  ///
  /// @return how many statements ran, from 0
  int migrate(Ledger ledger) {
    if (!ledger.migrations().isEmpty() && !databaseExists()) {
      log.warn("ClickHouse is empty: its schema and the facts in Kafka are loaded again");
      ledger.forget();
    }
    Map<String, Ledger.Migration> done = ledger.migrations();
    int applied = 0;
    for (Step step : steps()) {
      Ledger.Migration before = done.get(step.version());
      if (before != null && !before.checksum().equals(step.checksum())) {
        throw new IllegalStateException(
            "statement " + step.version() + " must stay as it was applied, but was changed");
      }
      if (before == null || !before.done()) {
        ledger.migrating(step.version(), step.checksum());
        long start = System.nanoTime();
        clickHouse.execute(step.sql());
        ledger.migrated(step.version(), (System.nanoTime() - start) / 1_000_000);
        log.info("ClickHouse has {}", step.version());
        applied++;
      }
    }
    return applied;
  }

  private boolean databaseExists() {
    return clickHouse
            .ask("select count() as n from system.databases where name = 'kpi'", Map.of(), Map.of())
            .getFirst()
            .whole("n")
        == 1;
  }

  static List<Step> steps() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver(Migrator.class.getClassLoader())
              .getResources("classpath*:clickhouse/*.sql");
      return Arrays.stream(files)
          .map(Step::of)
          .sorted(Comparator.comparing(Step::version))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the statements of ClickHouse", e);
    }
  }

  /// One file.
  record Step(String version, String sql, String checksum) {

    static Step of(Resource file) {
      try {
        String sql = file.getContentAsString(UTF_8).strip();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(UTF_8));
        String name = Objects.requireNonNull(file.getFilename());
        return new Step(
            name.substring(0, name.length() - ".sql".length()),
            sql,
            HexFormat.of().formatHex(digest));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read a statement of ClickHouse", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
