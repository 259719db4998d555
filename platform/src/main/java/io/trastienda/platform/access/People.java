package io.trastienda.platform.access;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.person`, `operator.membership` and `operator.agent_code`.
@Component
class People {

  private static final String PERSON =
      "select id, email, name, locale, theme, density, single_keys, administrator, disabled, password_hash from operator.person ";
  private static final String MEMBERSHIP =
      """
      select m.person_id, m.tenant_id, m.role, m.valid_from, m.valid_until,
        case when m.role in ('AGENT', 'COORDINATOR', 'QUALITY') then c.agent_code end as agent_code
      from operator.membership m left join operator.agent_code c using (tenant_id, person_id)
      """;

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A person's row together with what only signing in may look at.
  record Account(PersonProfile profile, String hash) {}

  private record Held(long person, MembershipView membership) {}

  PersonId insert(String email, String name, Locale locale, boolean administrator, String hash) {
    try {
      return new PersonId(
          jdbc.sql(
                  """
                  insert into operator.person(email, name, locale, administrator, password_hash)
                  values (?, ?, ?, ?, ?) returning id
                  """)
              .params(email, name, locale.toLanguageTag(), administrator, hash)
              .query(Long.class)
              .single());
    } catch (DuplicateKeyException _) {
      throw new EmailTaken();
    }
  }

  Optional<Account> byEmail(String email) {
    return accounts(
            PERSON + "where email = ?",
            MEMBERSHIP + "where person_id in (select id from operator.person where email = ?)",
            email)
        .stream()
        .findFirst();
  }

  Optional<PersonProfile> byId(PersonId person) {
    return accounts(PERSON + "where id = ?", MEMBERSHIP + "where person_id = ?", person.value())
        .stream()
        .map(Account::profile)
        .findFirst();
  }

  List<PersonProfile> all() {
    return accounts(PERSON + "order by name, id", MEMBERSHIP, null).stream()
        .map(Account::profile)
        .toList();
  }

  /// Gives the staff of one client, each with the memberships for that client only.
  List<PersonProfile> staff(TenantId tenant) {
    String held =
        MEMBERSHIP
            + "where m.tenant_id = ? and m.side = 'STAFF'"
            + " and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())";
    String people =
        PERSON
            + "where not disabled and id in (select person_id from ("
            + held
            + ") h) order by name, id";
    return accounts(people, held, tenant.value()).stream().map(Account::profile).toList();
  }

  /// Opens a membership; again for the same role changes nothing.
  void grant(PersonId person, TenantId tenant, Role role) {
    if (role.client()) {
      settle(person, tenant, role);
    }
    try {
      jdbc.sql(
              """
              insert into operator.membership(person_id, tenant_id, role) values (?, ?, ?)
              on conflict (person_id, tenant_id, role) where valid_until is null do nothing
              """)
          .params(person.value(), tenant.value(), role.name())
          .update();
    } catch (DataIntegrityViolationException _) {
      throw new InvalidMembership(role);
    }
    if (touchesCases(role)) {
      giveCode(person, tenant);
    }
  }

  void revoke(PersonId person, TenantId tenant, Role role) {
    jdbc.sql(
            """
            update operator.membership set valid_until = greatest(now(), valid_from)
            where person_id = ? and tenant_id = ? and role = ? and valid_until is null
            """)
        .params(person.value(), tenant.value(), role.name())
        .update();
  }

  int disable(PersonId person, boolean disabled) {
    return jdbc.sql("update operator.person set disabled = ? where id = ?")
        .params(disabled, person.value())
        .update();
  }

  void prefer(PersonId person, Locale locale, String theme, String density, boolean singleKeys) {
    jdbc.sql(
            "update operator.person set locale = ?, theme = ?, density = ?, single_keys = ? where id = ?")
        .params(locale.toLanguageTag(), theme, density, singleKeys, person.value())
        .update();
  }

  void rehash(PersonId person, String hash) {
    jdbc.sql("update operator.person set password_hash = ? where id = ?")
        .params(hash, person.value())
        .update();
  }

  /// Makes a person the client's own for good. The foreign keys refuse it for staff, the check for
  /// administrators.
  private void settle(PersonId person, TenantId tenant, Role role) {
    try {
      jdbc.sql(
              "update operator.person set client_tenant = ? where id = ? and client_tenant is null")
          .params(tenant.value(), person.value())
          .update();
    } catch (DataIntegrityViolationException _) {
      throw new InvalidMembership(role);
    }
  }

  private static boolean touchesCases(Role role) {
    return switch (role) {
      case AGENT, COORDINATOR, QUALITY -> true;
      case ACCOUNT_MANAGER,
          FINANCE,
          ADMINISTRATOR,
          CLIENT_ADMINISTRATOR,
          CLIENT_REQUESTER,
          CLIENT_APPROVER,
          CLIENT_VIEWER ->
          false;
    };
  }

  /// Numbers the staff of one client from 1, one after the other: the tenant's row is the lock.
  private void giveCode(PersonId person, TenantId tenant) {
    jdbc.sql("select id from operator.tenant where id = ? for no key update")
        .param(tenant.value())
        .query(Integer.class)
        .single();
    jdbc.sql(
            """
            insert into operator.agent_code(tenant_id, person_id, number, agent_code)
            select :tenant, :person, n, 'A-' || case when n < 1000 then lpad(n::text, 3, '0') else n::text end
            from (select coalesce(max(number), 0) + 1 as n from operator.agent_code where tenant_id = :tenant) next
            on conflict (tenant_id, person_id) do nothing
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .update();
  }

  private List<Account> accounts(String people, String memberships, @Nullable Object parameter) {
    Map<Long, List<MembershipView>> held =
        statement(memberships + " order by tenant_id, role, valid_from", parameter)
            .query(People::held)
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Held::person, Collectors.mapping(Held::membership, Collectors.toList())));
    return statement(people, parameter)
        .query((row, _) -> account(row, held.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private JdbcClient.StatementSpec statement(String sql, @Nullable Object parameter) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    return parameter == null ? statement : statement.param(parameter);
  }

  private static Account account(ResultSet row, List<MembershipView> memberships)
      throws SQLException {
    return new Account(
        new PersonProfile(
            new PersonId(row.getLong("id")),
            row.getString("email"),
            row.getString("name"),
            Locale.forLanguageTag(row.getString("locale")),
            row.getString("theme"),
            row.getString("density"),
            row.getBoolean("single_keys"),
            row.getBoolean("administrator"),
            row.getBoolean("disabled"),
            memberships),
        row.getString("password_hash"));
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
    return new Held(
        row.getLong("person_id"),
        new MembershipView(
            new TenantId(row.getInt("tenant_id")),
            Role.valueOf(row.getString("role")),
            row.getString("agent_code"),
            row.getObject("valid_from", OffsetDateTime.class).toInstant(),
            until == null ? null : until.toInstant()));
  }

  /// Gives the name by which a client's people know somebody of the staff.
  Optional<String> agentCode(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select agent_code from operator.agent_code where tenant_id = :tenant and person_id = :person")
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query(String.class)
        .optional();
  }
}
