package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.testing.PostgresBackend.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Trastienda relies on in PostgreSQL, whichever server it runs on.
abstract class PostgresContract {

  private static final String REFUSED = "42501";

  private final String schema = "contract_" + UUID.randomUUID().toString().replace("-", "");
  private final String work = schema + ".work";

  abstract PostgresBackend backend();

  @BeforeEach
  void create_a_table_of_two_tenants() throws SQLException {
    asOwner(
        "create schema " + schema,
        "grant usage on schema " + schema + " to trastienda_app",
        "create table " + work + " (tenant_id int not null, id int not null, taken boolean)",
        "insert into " + work + " values (7, 1), (7, 2), (8, 1)",
        "alter table " + work + " enable row level security",
        "alter table " + work + " force row level security",
        "create policy tenant on "
            + work
            + " using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int)",
        "grant select, insert, update, delete on " + work + " to trastienda_app");
  }

  @AfterEach
  void drop_it() throws SQLException {
    asOwner("drop schema " + schema + " cascade");
  }

  @Test
  void is_postgresql_18_or_newer_and_folds_letters_beyond_ascii() throws SQLException {
    try (Connection app = connect(Role.APP)) {
      assertThat(query(app, "select current_setting('server_version_num')::int >= 180000"))
          .containsExactly("t");
      assertThat(query(app, "select lower('ÀÇÑ'), upper('àçñ')")).containsExactly("àçñ,ÀÇÑ");
    }
  }

  @Test
  void gives_no_role_more_than_it_needs() throws SQLException {
    try (Connection app = connect(Role.APP)) {
      List<String> roles =
          query(
              app,
              """
              select rolname, rolcanlogin, rolbypassrls, rolsuper or rolcreatedb or rolcreaterole or rolreplication
              from pg_roles where rolname like 'trastienda\\_%' order by rolname
              """);

      assertThat(roles)
          .contains(
              "trastienda_app,t,f,f",
              "trastienda_backup,t,t,f",
              "trastienda_migrate,t,f,f",
              "trastienda_ops,t,f,f",
              "trastienda_owner,f,f,f",
              "trastienda_relay,t,f,f",
              "trastienda_search,f,t,f");
    }
  }

  @Test
  void lets_the_migrating_role_and_nobody_else_act_as_the_owner() throws SQLException {
    try (Connection migrate = connect(Role.MIGRATE);
        Connection app = connect(Role.APP);
        Connection relay = connect(Role.RELAY)) {
      assertThatCode(() -> execute(migrate, "set role trastienda_owner"))
          .doesNotThrowAnyException();
      assertRefused(app, "set role trastienda_owner");
      assertRefused(relay, "set role trastienda_owner");
      assertThat(
              query(
                  app,
                  "select pg_get_userbyid(datdba) from pg_database where datname ="
                      + " current_database()"))
          .containsExactly("trastienda_owner");
    }
  }

  @Test
  void keeps_the_application_from_changing_the_schema() throws SQLException {
    try (Connection app = connect(Role.APP)) {
      assertRefused(app, "create schema mine");
      assertRefused(app, "create table public.mine (id int)");
      assertRefused(app, "create temporary table mine (id int)");
      assertRefused(app, "create table " + schema + ".mine (id int)");
      assertRefused(app, "truncate " + work);
      assertRefused(app, "alter table " + work + " disable row level security");
      assertRefused(app, "drop table " + work);
    }
  }

  @Test
  void shows_no_row_without_a_tenant_and_only_its_own_with_one() throws SQLException {
    try (Connection app = connect(Role.APP);
        Connection owner = connect(Role.MIGRATE)) {
      app.setAutoCommit(false);
      execute(owner, "set role trastienda_owner");

      assertThat(query(app, "select * from " + work)).isEmpty();
      assertThat(query(owner, "select * from " + work)).isEmpty();
      bind(app, 7);
      assertThat(query(app, "select tenant_id, id from " + work + " order by id"))
          .containsExactly("7,1", "7,2");
      assertRefused(app, "insert into " + work + " values (8, 9)");
    }
  }

  @Test
  void never_lets_the_application_switch_row_security_off() throws SQLException {
    try (Connection app = connect(Role.APP)) {
      execute(app, "set row_security = off");

      assertThatThrownBy(() -> query(app, "select * from " + work))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void forgets_the_tenant_at_the_end_of_the_transaction() throws SQLException {
    try (Connection app = connect(Role.APP)) {
      app.setAutoCommit(false);

      bind(app, 7);
      app.commit();
      assertThat(query(app, "select * from " + work)).isEmpty();
      bind(app, 7);
      app.rollback();
      assertThat(query(app, "select * from " + work)).isEmpty();
    }
  }

  @Test
  void gives_two_takers_two_rows() throws SQLException {
    String next = "select id from " + work + " order by id for update skip locked limit 1";
    try (Connection first = connect(Role.APP);
        Connection second = connect(Role.APP)) {
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      bind(first, 7);
      bind(second, 7);

      assertThat(query(first, next)).containsExactly("1");
      assertThat(query(second, next)).containsExactly("2");
    }
  }

  @Test
  void keeps_a_table_that_was_not_granted_from_the_relay() throws SQLException {
    try (Connection relay = connect(Role.RELAY)) {
      assertRefused(relay, "select * from " + work);
    }
  }

  @Test
  void shows_everything_to_the_superuser() throws SQLException {
    try (Connection superuser = backend().superuser().getConnection()) {
      assertThat(query(superuser, "select * from " + work)).hasSize(3);
    }
  }

  final Connection connect(Role role) throws SQLException {
    return backend().dataSource(role).getConnection();
  }

  final String workTable() {
    return work;
  }

  static void assertRefused(Connection connection, String sql) throws SQLException {
    assertThatThrownBy(() -> execute(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo(REFUSED));
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The rows of an answer, their columns joined by commas.
  static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join(",", columns));
      }
      return found;
    }
  }

  private static void bind(Connection connection, int tenant) throws SQLException {
    query(connection, "select set_config('app.tenant_id', '" + tenant + "', true)");
  }

  private void asOwner(String... statements) throws SQLException {
    try (Connection owner = connect(Role.MIGRATE)) {
      execute(owner, "set role trastienda_owner");
      for (String statement : statements) {
        execute(owner, statement);
      }
    }
  }
}
