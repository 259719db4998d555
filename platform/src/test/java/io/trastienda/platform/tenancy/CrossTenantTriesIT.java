package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.CrossTenantTries.Try;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/// Makes every try twice, with and without the walls of the database, and writes the table of
/// `target/cross-tenant-tries.txt`. Without them the tries must bite, or they prove nothing.
@PlatformIT
class CrossTenantTriesIT {

  private static final Logger log = LoggerFactory.getLogger(CrossTenantTriesIT.class);

  private final DataSource pool;
  private final TenantBoundary boundary;
  private final HibernatePropertiesCustomizer wiring;
  private final TenantFixtures fixtures;

  CrossTenantTriesIT(
      DataSource pool,
      TenantBoundary boundary,
      HibernatePropertiesCustomizer tenantConnections,
      TenantFixtures fixtures) {
    this.pool = pool;
    this.boundary = boundary;
    this.wiring = tenantConnections;
    this.fixtures = fixtures;
  }

  private record Result(int leaked, String ended) {}

  private record Row(Try tried, Result guarded, Result bare) {}

  @Test
  void no_try_reaches_another_tenants_row() throws IOException {
    TenantId a = fixtures.tenant();
    TenantId b = fixtures.tenant();
    List<Row> rows = new ArrayList<>();
    try (TryArena guarded = arena(true);
        TryArena bare = arena(false)) {
      for (Try tried : CrossTenantTries.all()) {
        rows.add(new Row(tried, run(tried, guarded, a, b), run(tried, bare, a, b)));
      }
    }

    String table = table(rows);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "cross-tenant-tries.txt"), table);
    log.info("Cross-tenant tries\n{}", table);

    assertThat(rows).filteredOn(row -> !row.tried.signed()).hasSizeGreaterThanOrEqualTo(36);
    assertThat(rows)
        .filteredOn(row -> !row.tried.signed() && row.guarded.leaked != 0)
        .extracting(row -> row.tried.name())
        .isEmpty();
    assertThat(rows).filteredOn(row -> row.bare.leaked > 0).hasSizeGreaterThan(20);
  }

  private TryArena arena(boolean guarded) {
    return new TryArena(guarded, pool, PostgresBackend.shared().superuser(), boundary, wiring);
  }

  private static Result run(Try tried, TryArena on, TenantId a, TenantId b) {
    on.clear();
    on.plant(a, CrossTenantTries.OF_A, CrossTenantTries.SECRET);
    on.plant(b, CrossTenantTries.OF_B, "own row of b");
    List<String> before = on.rowsOf(a);
    int seen = 0;
    String ended = "ran";
    try {
      seen = tried.work().run(on, a, b);
    } catch (Exception refused) {
      ended = reason(refused);
    }
    return new Result(Math.max(seen, damage(before, on.rowsOf(a)) + on.strayChildren()), ended);
  }

  /// Rows of A that are gone, changed or new.
  private static int damage(List<String> before, List<String> after) {
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(after);
    List<String> come = new ArrayList<>(after);
    come.removeAll(before);
    return Math.max(gone.size(), come.size());
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String what = root.getMessage() == null ? "" : root.getMessage().lines().findFirst().orElse("");
    return root instanceof SQLException sql
        ? sql.getSQLState() + " " + what.replaceFirst("ERROR: ", "")
        : root.getClass().getSimpleName() + " " + what;
  }

  private static String table(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    String format = "%3s  %-9s  %-66s  %-8s  %-7s  %s%n";
    text.append("Tenant B tries to read, change or sense the rows of tenant A. Leaked = foreign\n");
    text.append("rows seen, changed, made or sensed. Guarded: row security and composite keys;\n");
    text.append("bare: the same tables with neither. Hibernate's @TenantId is on in both.\n\n");
    text.append(format.formatted("#", "by", "try", "guarded", "bare", "guarded ended"));
    int number = 0;
    for (Row row : rows) {
      number++;
      text.append(
          format.formatted(
              number,
              row.tried.route(),
              row.tried.name() + (row.tried.signed() ? " [needs the signed setting]" : ""),
              row.guarded.leaked,
              row.bare.leaked,
              shortened(row.guarded.ended)));
    }
    List<Row> counted = rows.stream().filter(row -> !row.tried.signed()).toList();
    text.append(
        "\n%d tries: guarded %d leak, bare %d leak.%n"
            .formatted(
                counted.size(),
                counted.stream().filter(row -> row.guarded.leaked > 0).count(),
                counted.stream().filter(row -> row.bare.leaked > 0).count()));
    text.append(
        "Out of scope: %d tries that run SQL of their own choice; row security by a setting does not\nsurvive them. The product takes no SQL from anybody; the signed setting comes with the trust issue.%n"
            .formatted(rows.size() - counted.size()));
    return text.toString();
  }

  private static String shortened(String text) {
    return text.length() <= 90 ? text : text.substring(0, 87) + "...";
  }
}
