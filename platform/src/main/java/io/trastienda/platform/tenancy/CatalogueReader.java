package io.trastienda.platform.tenancy;

import io.trastienda.platform.tenancy.Catalogue.Column;
import io.trastienda.platform.tenancy.Catalogue.ForeignKey;
import io.trastienda.platform.tenancy.Catalogue.OperatorColumn;
import io.trastienda.platform.tenancy.Catalogue.Policy;
import io.trastienda.platform.tenancy.Catalogue.Table;
import io.trastienda.platform.tenancy.Catalogue.Unique;
import io.trastienda.platform.tenancy.Catalogue.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads {@link Catalogue} from a connection.
final class CatalogueReader {

  private static final String TABLES =
      """
      select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
        pg_has_role(?, c.relowner, 'member') as owned
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'f') order by 2
      """;
  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod) as type, attnotnull
      from pg_attribute where attrelid = ?::oid and attnum > 0 and not attisdropped order by attnum
      """;
  private static final String CHECKS =
      "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::oid and contype = 'c'";
  private static final String POLICIES =
      """
      select polname, polcmd::text, polpermissive, polroles = '{0}' as everyone,
        pg_get_expr(polqual, polrelid) as using_, pg_get_expr(polwithcheck, polrelid) as check_
      from pg_policy where polrelid = ?::oid order by polname
      """;
  private static final String UNIQUES =
      """
      select i.relname, x.indisprimary,
        array(select coalesce(a.attname::text, '(expression)')
          from unnest((x.indkey::smallint[])[0:x.indnkeyatts - 1]) with ordinality k(attnum, place)
          left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum and k.attnum > 0
          order by place) as columns
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = ?::oid and (x.indisunique or x.indisexclusion) order by 1
      """;
  private static final String FOREIGN_KEYS =
      """
      select f.conname, tn.nspname || '.' || t.relname as target, tn.nspname = ? as to_client,
        array(select a.attname::text from unnest(f.conkey) with ordinality k(attnum, place)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum order by place) as columns,
        array(select a.attname::text from unnest(f.confkey) with ordinality k(attnum, place)
          join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum order by place) as targets
      from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where f.conrelid = ?::oid and f.contype = 'f' order by 1
      """;
  private static final String VIEWS =
      """
      select distinct vn.nspname || '.' || v.relname as name, v.relkind = 'm' as materialized,
        coalesce((select bool_or(o.option_value::boolean) from pg_options_to_table(v.reloptions) o
          where o.option_name = 'security_invoker'), false) as invoker
      from pg_class v join pg_namespace vn on vn.oid = v.relnamespace
      join pg_rewrite r on r.ev_class = v.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      join pg_class t on t.oid = d.refobjid and t.oid <> v.oid join pg_namespace tn on tn.oid = t.relnamespace
      where v.relkind in ('v', 'm') and tn.nspname = ? order by 1
      """;
  private static final String OPERATOR_COLUMNS =
      """
      select c.relname, a.attname from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'operator' and c.relkind in ('r', 'p', 'f', 'v', 'm') and not c.relispartition
        and a.attnum > 0 and not a.attisdropped order by 1, a.attnum
      """;
  private static final String TRUNCATABLE =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (?, 'operator') and c.relkind in ('r', 'p')
        and has_table_privilege(?, c.oid, 'truncate') order by 1
      """;
  private static final String DEFINERS =
      """
      select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
        and has_function_privilege(?, p.oid, 'execute') order by 1
      """;
  private static final String STRAYS =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'f', 'm') order by 1
      """;

  private final Connection connection;
  private final String role;
  private final String schema;

  /// Reads as it concerns one role.
  ///
  /// @param role the application's role
  /// @param schema the schema of the clients' tables
  CatalogueReader(Connection connection, String role, String schema) {
    this.connection = connection;
    this.role = role;
    this.schema = schema;
  }

  Catalogue read() throws SQLException {
    return new Catalogue(
        schema,
        list(TABLES, this::table, role, schema),
        list(VIEWS, CatalogueReader::view, schema),
        list(OPERATOR_COLUMNS, row -> new OperatorColumn(row.getString(1), row.getString(2))),
        list(TRUNCATABLE, CatalogueReader::text, schema, role),
        list(STRAYS, CatalogueReader::text),
        list(DEFINERS, CatalogueReader::text, role));
  }

  private Table table(ResultSet row) throws SQLException {
    long oid = row.getLong("oid");
    return new Table(
        row.getString("name"),
        row.getBoolean("relrowsecurity"),
        row.getBoolean("relforcerowsecurity"),
        row.getBoolean("owned"),
        list(COLUMNS, CatalogueReader::column, oid),
        list(CHECKS, CatalogueReader::text, oid),
        list(POLICIES, CatalogueReader::policy, oid),
        list(UNIQUES, CatalogueReader::unique, oid),
        list(FOREIGN_KEYS, CatalogueReader::foreignKey, schema, oid));
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getString("attname"), row.getString("type"), row.getBoolean("attnotnull"));
  }

  private static Policy policy(ResultSet row) throws SQLException {
    return new Policy(
        row.getString("polname"),
        row.getString("polcmd"),
        row.getBoolean("polpermissive"),
        row.getBoolean("everyone"),
        row.getString("using_"),
        row.getString("check_"));
  }

  private static Unique unique(ResultSet row) throws SQLException {
    return new Unique(
        row.getString("relname"), row.getBoolean("indisprimary"), texts(row, "columns"));
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new ForeignKey(
        row.getString("conname"),
        texts(row, "columns"),
        row.getString("target"),
        row.getBoolean("to_client"),
        texts(row, "targets"));
  }

  private static View view(ResultSet row) throws SQLException {
    return new View(
        row.getString("name"), row.getBoolean("materialized"), row.getBoolean("invoker"));
  }

  private static String text(ResultSet row) throws SQLException {
    return row.getString(1);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private <T> List<T> list(String sql, Row<T> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
