package io.trastienda.platform.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL's catalogue says of our tables: the input of {@link CatalogueLint}.
///
/// @param clientSchema name of the schema that holds the clients' rows, `client`
/// @param tables tables and partitions of that schema
/// @param views views and materialized views, of any schema, that read one of those tables
/// @param operatorColumns columns of schema `operator`, without partitions
/// @param truncatable tables of either schema that the application's role may empty
/// @param strays tables of schema `public`, where none belongs
/// @param definers functions that run as their definer and that the application's role may call
record Catalogue(
    String clientSchema,
    List<Table> tables,
    List<View> views,
    List<OperatorColumn> operatorColumns,
    List<String> truncatable,
    List<String> strays,
    List<String> definers) {

  /// A table or partition that holds clients' rows.
  ///
  /// @param name schema and table
  /// @param secured whether row security is enabled
  /// @param forced whether it binds the owner too
  /// @param owned whether the application's role could act as its owner
  record Table(
      String name,
      boolean secured,
      boolean forced,
      boolean owned,
      List<Column> columns,
      List<String> checks,
      List<Policy> policies,
      List<Unique> uniques,
      List<ForeignKey> foreignKeys) {}

  record Column(String name, String type, boolean required) {}

  /// A row security policy.
  ///
  /// @param command `*` for all commands
  /// @param everyRole whether it holds for every role
  /// @param using the condition on rows seen, as PostgreSQL prints it
  /// @param check the condition on rows written
  record Policy(
      String name,
      String command,
      boolean permissive,
      boolean everyRole,
      @Nullable String using,
      @Nullable String check) {}

  /// A primary key, unique or exclusion constraint, or unique index; expressions are columns named
  /// `(expression)`.
  record Unique(String name, boolean primary, List<String> columns) {}

  /// A foreign key, with the columns of both ends pairwise.
  record ForeignKey(
      String name, List<String> columns, String target, boolean toClient, List<String> targets) {}

  record View(String name, boolean materialized, boolean invoker) {}

  record OperatorColumn(String table, String column) {}
}
