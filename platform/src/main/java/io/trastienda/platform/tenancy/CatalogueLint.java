package io.trastienda.platform.tenancy;

import io.trastienda.platform.tenancy.Catalogue.ForeignKey;
import io.trastienda.platform.tenancy.Catalogue.OperatorColumn;
import io.trastienda.platform.tenancy.Catalogue.Policy;
import io.trastienda.platform.tenancy.Catalogue.Table;
import io.trastienda.platform.tenancy.Catalogue.Unique;
import io.trastienda.platform.tenancy.Catalogue.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules that keep clients apart in the database, each violation in one sentence that names the
/// thing and the rule.
///
/// @see "docs/adr/0001-tenancy.md"
final class CatalogueLint {

  private static final String TENANT = "tenant_id";
  private static final String POSITIVE = "CHECK ((tenant_id > 0))";
  private static final String BARE_EQUALITY =
      "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::integer)";

  /// The one function that searches past row security, with a predicate of its own.
  private static final String SEARCH = "client.search_case";

  private final Set<String> operatorColumns;
  private final List<Pattern> operatorPatterns;

  /// Takes the columns that schema `operator` may have.
  ///
  /// @param allowed lines `table.column`; `*` in the table's name stands for anything
  CatalogueLint(Set<String> allowed) {
    this.operatorColumns = Set.copyOf(allowed);
    this.operatorPatterns =
        allowed.stream()
            .filter(line -> line.contains("*"))
            .map(line -> Pattern.compile(Pattern.quote(line).replace("*", "\\E[^.]*\\Q")))
            .toList();
  }

  /// Gives all violations, empty if clients are kept apart.
  List<String> findings(Catalogue catalogue) {
    List<String> findings = new ArrayList<>();
    for (Table table : catalogue.tables()) {
      columns(table, findings);
      rowSecurity(table, findings);
      for (Unique unique : table.uniques()) {
        unique(table, unique, findings);
      }
      if (table.uniques().stream().noneMatch(Unique::primary)) {
        findings.add("table " + table.name() + " must have a primary key, but has none");
      }
      for (ForeignKey key : table.foreignKeys()) {
        foreignKey(table, key, findings);
      }
    }
    for (View view : catalogue.views()) {
      view(view, findings);
    }
    for (OperatorColumn column : catalogue.operatorColumns()) {
      operatorColumn(column, findings);
    }
    for (String table : catalogue.truncatable()) {
      findings.add("the application's role must not TRUNCATE, but may empty " + table);
    }
    for (String stray : catalogue.strays()) {
      findings.add("table " + stray + " must be in schema client or operator, but is in public");
    }
    for (String definer : catalogue.definers()) {
      if (!definer.equals(SEARCH)) {
        findings.add(
            "function "
                + definer
                + " must not run as its definer, as the application may call it: row security"
                + " would not bind it");
      }
    }
    return List.copyOf(findings);
  }

  private static void columns(Table table, List<String> findings) {
    boolean integer =
        table.columns().stream()
            .anyMatch(column ->
                column.name().equals(TENANT)
                    && column.type().equals("integer")
                    && column.required());
    if (!integer) {
      findings.add("table " + table.name() + " must have a column tenant_id integer not null");
    }
    if (!table.checks().contains(POSITIVE)) {
      findings.add("table " + table.name() + " must have the check (tenant_id > 0)");
    }
  }

  private static void rowSecurity(Table table, List<String> findings) {
    if (!table.secured()) {
      findings.add("table " + table.name() + " must have row security enabled, but has not");
    }
    if (!table.forced()) {
      findings.add("table " + table.name() + " must have row security forced, but has not");
    }
    if (table.owned()) {
      findings.add(
          "table " + table.name() + " must be owned by another role, but the application's is it");
    }
    if (table.policies().size() != 1) {
      findings.add(
          "table " + table.name() + " must have one policy, but has " + table.policies().size());
    }
    for (Policy policy : table.policies()) {
      boolean bare =
          policy.command().equals("*")
              && policy.permissive()
              && policy.everyRole()
              && BARE_EQUALITY.equals(policy.using())
              && BARE_EQUALITY.equals(policy.check());
      if (!bare) {
        findings.add(
            "policy "
                + policy.name()
                + " of table "
                + table.name()
                + " must be the bare equality for all commands and roles, but is using "
                + policy.using()
                + " with check "
                + policy.check());
      }
    }
  }

  private static void unique(Table table, Unique unique, List<String> findings) {
    if (unique.primary() && !unique.columns().getFirst().equals(TENANT)) {
      findings.add(
          "primary key of table "
              + table.name()
              + " must begin with tenant_id, but is "
              + unique.columns());
    }
    if (!unique.columns().contains(TENANT)) {
      findings.add(
          "unique "
              + unique.name()
              + " of table "
              + table.name()
              + " must hold tenant_id, but is "
              + unique.columns());
    }
  }

  private static void foreignKey(Table table, ForeignKey key, List<String> findings) {
    if (!key.toClient()) {
      return;
    }
    int position = key.columns().indexOf(TENANT);
    if (position < 0 || !key.targets().get(position).equals(TENANT)) {
      findings.add(
          "foreign key "
              + key.name()
              + " of table "
              + table.name()
              + " must hold tenant_id at both ends, but is "
              + key.columns()
              + " to "
              + key.target()
              + key.targets());
    }
  }

  private static void view(View view, List<String> findings) {
    if (view.materialized()) {
      findings.add("view " + view.name() + " must not be materialized: it escapes row security");
    } else if (!view.invoker()) {
      findings.add(
          "view " + view.name() + " must be security_invoker: a definer's escapes row security");
    }
  }

  private void operatorColumn(OperatorColumn column, List<String> findings) {
    String line = column.table() + "." + column.column();
    boolean allowed =
        operatorColumns.contains(line)
            || operatorPatterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    if (!allowed) {
      findings.add(
          "column operator."
              + line
              + " must be in operator-columns.txt: schema operator holds no customer data");
    }
  }
}
