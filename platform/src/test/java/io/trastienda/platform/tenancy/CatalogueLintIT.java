package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Breaks the catalogue in every way that must be caught, each in a transaction that is rolled
/// back.
@PlatformIT
class CatalogueLintIT {

  private static final String SOUND =
      """
      set local role trastienda_owner;
      create table client.mutant (
        tenant_id integer not null references operator.tenant (id) check (tenant_id > 0), id bigint not null,
        reference text not null, primary key (tenant_id, id), unique (tenant_id, reference));
      call operator.seal('client.mutant');
      create table client.mutant_child (
        tenant_id integer not null check (tenant_id > 0), id bigint not null, parent bigint not null,
        primary key (tenant_id, id), foreign key (tenant_id, parent) references client.mutant (tenant_id, id))
        partition by list (tenant_id);
      call operator.seal('client.mutant_child');
      create table client.mutant_child_one partition of client.mutant_child for values in (1);
      call operator.seal('client.mutant_child_one');
      """;

  @Test
  void finds_nothing_in_what_the_migrations_made() throws SQLException {
    assertThat(findingsAfter("select 1")).isEmpty();
  }

  @Test
  void finds_nothing_in_sound_tables_and_partitions() throws SQLException {
    assertThat(findingsAfter(SOUND)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void catches(String name, String mutation, String finding) throws SQLException {
    assertThat(findingsAfter(SOUND + mutation)).anyMatch(line -> line.contains(finding));
  }

  static Stream<Arguments> mutants() {
    String bare = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer";
    String seal = "; call operator.seal('client.mutant_two');";
    return Stream.of(
        Arguments.of(
            "a dropped policy",
            "drop policy tenant_only on client.mutant",
            "client.mutant must have one policy, but has 0"),
        Arguments.of(
            "a second policy",
            "create policy more on client.mutant for select using (true)",
            "client.mutant must have one policy, but has 2"),
        Arguments.of(
            "a policy that is too wide",
            "drop policy tenant_only on client.mutant; create policy tenant_only on client.mutant for all using ("
                + bare
                + " or current_setting('app.root', true) = 'on') with check ("
                + bare
                + ")",
            "policy tenant_only of table client.mutant must be the bare equality"),
        Arguments.of(
            "a policy without a check",
            "drop policy tenant_only on client.mutant; create policy tenant_only on client.mutant for all using ("
                + bare
                + ")",
            "policy tenant_only of table client.mutant must be the bare equality"),
        Arguments.of(
            "a policy for reading only",
            "drop policy tenant_only on client.mutant; create policy tenant_only on client.mutant for select using ("
                + bare
                + ")",
            "policy tenant_only of table client.mutant must be the bare equality"),
        Arguments.of(
            "dropped FORCE",
            "alter table client.mutant no force row level security",
            "client.mutant must have row security forced"),
        Arguments.of(
            "disabled row security",
            "alter table client.mutant disable row level security",
            "client.mutant must have row security enabled"),
        Arguments.of(
            "an unsealed partition",
            "create table client.mutant_child_two partition of client.mutant_child for values in (2)",
            "client.mutant_child_two must have row security enabled"),
        Arguments.of(
            "a foreign key by id only",
            "alter table client.mutant add constraint by_id unique (id); alter table client.mutant_child_one"
                + " add constraint id_only foreign key (parent) references client.mutant (id)",
            "foreign key id_only of table client.mutant_child_one must hold tenant_id at both ends"),
        Arguments.of(
            "a global unique constraint",
            "alter table client.mutant add constraint global unique (reference)",
            "unique global of table client.mutant must hold tenant_id"),
        Arguments.of(
            "a global unique index on an expression",
            "create unique index global_lower on client.mutant (lower(reference))",
            "unique global_lower of table client.mutant must hold tenant_id"),
        Arguments.of(
            "a primary key by id first",
            "create table client.mutant_two (tenant_id integer not null check (tenant_id > 0), id bigint,"
                + " primary key (id, tenant_id))"
                + seal,
            "primary key of table client.mutant_two must begin with tenant_id"),
        Arguments.of(
            "no primary key",
            "create table client.mutant_two (tenant_id integer not null check (tenant_id > 0))"
                + seal,
            "client.mutant_two must have a primary key"),
        Arguments.of(
            "no tenant",
            "create table client.mutant_two (id bigint primary key)",
            "client.mutant_two must have a column tenant_id integer not null"),
        Arguments.of(
            "a tenant of another type",
            "create table client.mutant_two (tenant_id bigint not null check (tenant_id > 0), id bigint,"
                + " primary key (tenant_id, id))"
                + seal,
            "client.mutant_two must have a column tenant_id integer not null"),
        Arguments.of(
            "a tenant 0",
            "create table client.mutant_two (tenant_id integer not null, id bigint, primary key (tenant_id, id))"
                + seal,
            "client.mutant_two must have the check (tenant_id > 0)"),
        Arguments.of(
            "a definer view",
            "create view client.mutant_view as select * from client.mutant",
            "view client.mutant_view must be security_invoker"),
        Arguments.of(
            "a definer view in another schema",
            "create view operator.mutant_view as select id from client.mutant",
            "view operator.mutant_view must be security_invoker"),
        Arguments.of(
            "a definer function that the application may call",
            "create function client.peek() returns bigint language sql security definer as"
                + " 'select count(*) from client.mutant';"
                + " grant execute on function client.peek() to trastienda_app",
            "function client.peek must not run as its definer"),
        Arguments.of(
            "a materialized view",
            "create materialized view client.mutant_view as select * from client.mutant",
            "view client.mutant_view must not be materialized"),
        Arguments.of(
            "an operator column outside the list",
            "create table operator.mutant (customer_name text)",
            "column operator.mutant.customer_name must be in operator-columns.txt"),
        Arguments.of(
            "TRUNCATE granted",
            "grant truncate on client.mutant to trastienda_app",
            "may empty client.mutant"),
        Arguments.of(
            "a table owned by the application",
            "reset role; alter table client.mutant owner to trastienda_app",
            "client.mutant must be owned by another role"),
        Arguments.of(
            "a table in public",
            "reset role; create table public.mutant (id bigint)",
            "public.mutant must be in schema client or operator"));
  }

  @Test
  void an_invokers_view_is_sound() throws SQLException {
    String view =
        "create view client.mutant_view with (security_invoker = true) as select * from client.mutant";

    assertThat(findingsAfter(SOUND + view)).isEmpty();
  }

  private static List<String> findingsAfter(String sql) throws SQLException {
    PostgresBackend backend = PostgresBackend.shared();
    try (Connection connection = backend.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      Catalogue catalogue =
          new CatalogueReader(connection, backend.user(PostgresBackend.Role.APP), "client").read();
      connection.rollback();
      return new CatalogueLint(StartUpGate.allowedOperatorColumns()).findings(catalogue);
    }
  }
}
