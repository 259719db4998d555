package io.trastienda.platform.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/// A running PostgreSQL with the database and the roles Trastienda expects.
///
/// Which one it is, in this order: an external server if `TRASTIENDA_POSTGRES_URL` is set; a
/// container if `-Dbackends=containers` asks for one (image `TRASTIENDA_POSTGRES_IMAGE`, default
/// `postgres:18`); else a server of its own, started from binaries on the class path. The roles of
/// an external server are its administrator's; the other two get them here.
///
/// The server ends with this JVM, however the JVM ends.
public final class PostgresBackend implements AutoCloseable {

  static final String DATABASE = "trastienda";
  static final String DEFAULT_IMAGE = "postgres:18";

  private static @Nullable PostgresBackend shared;

  private final PostgresServer server;

  private PostgresBackend(PostgresServer server) {
    this.server = server;
  }

  /// Starts a server, or connects to the external one.
  ///
  /// @param dataDirectory where an embedded server keeps its data durably; without it the data are
  ///   temporary and, unless `-Dbackends.durable=true`, not synchronised to disk
  public static PostgresBackend start(@Nullable Path dataDirectory) {
    if (BackendSetting.of("TRASTIENDA_POSTGRES_URL").isPresent()) {
      return new PostgresBackend(new ExternalPostgres());
    }
    if (BackendSetting.containersWanted()) {
      return new PostgresBackend(ContainerPostgres.start());
    }
    return embedded(dataDirectory);
  }

  /// The server that all integration tests of this JVM share; it has no data directory to keep.
  public static synchronized PostgresBackend shared() {
    PostgresBackend running = shared;
    if (running == null) {
      running = start(null);
      shared = running;
    }
    return running;
  }

  static PostgresBackend embedded(@Nullable Path dataDirectory) {
    return new PostgresBackend(EmbeddedPostgresServer.start(dataDirectory));
  }

  /// The JDBC address of the database, without user and password.
  public String url() {
    return server.url();
  }

  /// The name by which a role signs in.
  public String user(Role role) {
    return server.user(role);
  }

  /// The password by which a role signs in.
  public String password(Role role) {
    return server.password(role);
  }

  /// Connections signed in as a role; each call of `getConnection` opens a new one.
  public DataSource dataSource(Role role) {
    return dataSource(url(), user(role), password(role));
  }

  /// Connections that see and may do everything, for tests that look behind row security.
  ///
  /// @throws TestAbortedException on an external server that gave no
  ///   `TRASTIENDA_POSTGRES_SUPERUSER_USER`
  public DataSource superuser() {
    DataSource superuser = server.superuser();
    if (superuser == null) {
      throw new TestAbortedException(
          "TRASTIENDA_POSTGRES_SUPERUSER_USER is not set, so nobody may look behind row security");
    }
    return superuser;
  }

  /// The Spring properties with which an application uses this server: the application's role for
  /// its pool, the migrating role for Flyway, the relay's role for the outbox.
  public Map<String, String> properties() {
    return Map.of(
        "spring.datasource.url", url(),
        "spring.datasource.username", user(Role.APP),
        "spring.datasource.password", password(Role.APP),
        "spring.flyway.url", url(),
        "spring.flyway.user", user(Role.MIGRATE),
        "spring.flyway.password", password(Role.MIGRATE),
        "spring.flyway.init-sqls", "set role trastienda_owner",
        "trastienda.events.relay.username", user(Role.RELAY),
        "trastienda.events.relay.password", password(Role.RELAY));
  }

  /// Stops a server that was started here; an external one goes on.
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }

  static DataSource dataSource(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /// Creates the database and the roles where they are missing, and sets what they may do.
  ///
  /// @param maintenance superuser connections to a database other than ours
  /// @param database superuser connections to our database
  static void prepare(DataSource maintenance, DataSource database) {
    execute(maintenance, ROLES);
    if (!exists(maintenance)) {
      execute(maintenance, CREATE_DATABASE);
    }
    execute(database, GRANTS);
  }

  private static boolean exists(DataSource maintenance) {
    try (Connection connection = maintenance.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + DATABASE + "'")) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the databases of PostgreSQL", e);
    }
  }

  private static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare the roles and the database", e);
    }
  }

  /// Who signs in at the database. `trastienda_owner` owns everything and never signs in.
  public enum Role {
    /// Changes the schema; a member of the owner.
    MIGRATE,
    /// Serves people; bound by row security.
    APP,
    /// Reads the outbox and nothing of a client.
    RELAY,
    /// Reads everything, past row security, and writes nothing.
    BACKUP,
    /// Watches the server's health.
    OPS;

    /// The role's name in the servers that are started here, which is also its password there.
    String defaultName() {
      return "trastienda_" + name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String ROLES =
      """
      do $$
      declare
        wanted text;
      begin
        foreach wanted in array array['owner', 'migrate', 'app', 'relay', 'backup', 'ops', 'search'] loop
          if not exists (select from pg_roles where rolname = 'trastienda_' || wanted) then
            execute format('create role %I', 'trastienda_' || wanted);
          end if;
          execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
              'trastienda_' || wanted);
          if wanted not in ('owner', 'search') then
            execute format('alter role %I login password %L', 'trastienda_' || wanted, 'trastienda_' || wanted);
          end if;
        end loop;
      end
      $$;
      alter role trastienda_owner nologin;
      alter role trastienda_search nologin bypassrls;
      grant trastienda_search to trastienda_owner;
      alter role trastienda_backup bypassrls;
      alter role trastienda_backup set default_transaction_read_only = on;
      grant trastienda_owner to trastienda_migrate;
      grant pg_read_all_data to trastienda_backup;
      grant pg_monitor to trastienda_ops;
      """;

  /// One collation everywhere, whatever the machine's locale: order by code point, letters beyond
  /// ASCII folded properly by `lower` and `upper`.
  private static final String CREATE_DATABASE =
      "create database "
          + DATABASE
          + " owner trastienda_owner template template0 encoding 'UTF8'"
          + " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'";

  private static final String GRANTS =
      """
      revoke all on database trastienda from public;
      grant connect on database trastienda
        to trastienda_migrate, trastienda_app, trastienda_relay, trastienda_backup, trastienda_ops;
      revoke create on schema public from public;
      """;
}
