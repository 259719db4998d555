package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import jakarta.persistence.EntityManagerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.Version;
import org.hibernate.cache.internal.NoCachingRegionFactory;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Looks, after the migrations and before anybody is served, whether clients are kept apart, and
/// refuses to start if not.
@Component
@DependsOnDatabaseInitialization
class StartUpGate implements SmartInitializingSingleton {

  private static final String OPERATOR_COLUMNS = "operator-columns.txt";
  private static final List<Integer> LEAST_HIBERNATE = List.of(7, 4, 13);
  private static final int LEAST_POSTGRES = 18;

  private static final String ROLE =
      """
      select current_user, rolsuper, rolbypassrls, current_setting('server_version_num')::int / 10000 as postgres,
        exists (select from pg_roles o where (o.rolsuper or o.rolbypassrls) and o.rolname <> current_user
          and pg_has_role(current_user, o.oid, 'member')) as could_become,
        has_schema_privilege(current_user, 'client', 'create')
          or has_schema_privilege(current_user, 'operator', 'create') as creates
      from pg_roles where rolname = current_user
      """;

  private final DataSource pool;
  private final EntityManagerFactory entities;
  private final Environment environment;

  StartUpGate(DataSource pool, EntityManagerFactory entities, Environment environment) {
    this.pool = pool;
    this.entities = entities;
    this.environment = environment;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> findings = new ArrayList<>();
    hibernate(Version.getVersionString(), findings);
    settings(findings);
    database(findings);
    if (!findings.isEmpty()) {
      throw new IsolationBroken(findings);
    }
  }

  /// Lines `table.column` of every resource of this name on the class path: each module brings the
  /// columns of its own operator tables.
  static Set<String> allowedOperatorColumns() {
    try {
      Set<String> allowed = new HashSet<>();
      ClassLoader loader = TenantId.class.getClassLoader();
      for (URL resource : Collections.list(loader.getResources(OPERATOR_COLUMNS))) {
        try (var reader =
                new BufferedReader(
                    new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8));
            Stream<String> lines = reader.lines()) {
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .forEach(allowed::add);
        }
      }
      return allowed;
    } catch (IOException e) {
      throw new UncheckedIOException(OPERATOR_COLUMNS + " cannot be read", e);
    }
  }

  /// Older versions change another tenant's row by merge, reference or stateless session.
  static void hibernate(String version, List<String> findings) {
    String[] parts = version.split("[.-]", -1);
    for (int i = 0; i < LEAST_HIBERNATE.size(); i++) {
      int part = i < parts.length && parts[i].matches("\\d+") ? Integer.parseInt(parts[i]) : 0;
      if (part != LEAST_HIBERNATE.get(i)) {
        if (part < LEAST_HIBERNATE.get(i)) {
          findings.add("Hibernate must be 7.4.13 or later, but is " + version);
        }
        return;
      }
    }
  }

  private void settings(List<String> findings) {
    var factory = entities.unwrap(SessionFactoryImplementor.class);
    if (!(factory.getProperties().get(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER)
        instanceof TenantConnections)) {
      findings.add("Hibernate must take its connections from the tenant's home, but does not");
    }
    if (!(factory.getProperties().get(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER)
        instanceof CurrentTenant)) {
      findings.add("Hibernate must ask the running call for its tenant, but does not");
    }
    if (!(factory.getCache().getRegionFactory() instanceof NoCachingRegionFactory)) {
      findings.add("Hibernate must not cache entities across sessions, but does");
    }
    if (environment.getProperty("spring.jpa.open-in-view", Boolean.class, true)) {
      findings.add("spring.jpa.open-in-view must be false, but is true");
    }
  }

  private void database(List<String> findings) {
    try (Connection connection = pool.getConnection()) {
      if (connection.getAutoCommit()) {
        findings.add(
            "spring.datasource.hikari.auto-commit must be false, but is true:"
                + " the tenant would be forgotten after the first statement");
      }
      String role = role(connection, findings);
      findings.addAll(
          new CatalogueLint(allowedOperatorColumns())
              .findings(new CatalogueReader(connection, role, "client").read()));
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the catalogue of PostgreSQL cannot be read", e);
    }
  }

  private static String role(Connection connection, List<String> findings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROLE)) {
      row.next();
      String role = row.getString("current_user");
      if (row.getBoolean("rolsuper")) {
        findings.add("role " + role + " must not be superuser, but is");
      }
      if (row.getBoolean("rolbypassrls")) {
        findings.add("role " + role + " must not have BYPASSRLS, but has");
      }
      if (row.getBoolean("could_become")) {
        findings.add("role " + role + " must not be a member of a role that escapes row security");
      }
      if (row.getBoolean("creates")) {
        findings.add("role " + role + " must not create in schemas client and operator, but may");
      }
      if (row.getInt("postgres") < LEAST_POSTGRES) {
        findings.add(
            "PostgreSQL must be " + LEAST_POSTGRES + " or later, but is " + row.getInt("postgres"));
      }
      return role;
    }
  }
}
