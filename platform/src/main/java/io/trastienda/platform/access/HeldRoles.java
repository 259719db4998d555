package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Memberships;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Reads the roles that an actor holds at this moment, anew for each call: what was withdrawn is
/// gone at the next one.
@Component
class HeldRoles implements Memberships {

  private static final Held NOTHING =
      new Held(EnumSet.noneOf(Role.class), false, false, false, false);

  /// Two texts each, for one client and over all: so PostgreSQL plans them once.
  private static final String OF_PERSON_FOR =
      """
      select p.administrator, t.state in ('SUSPENDED', 'CLOSED') as at_rest, t.id is not null as known,
        array(select m.role from operator.membership m where m.person_id = p.id and m.tenant_id = t.id
          and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())) as roles
      from operator.person p left join operator.tenant t on t.id = ?
      where p.id = ? and not p.disabled
      """;

  private static final String OF_PERSON =
      """
      select p.administrator, false as at_rest, false as known,
        array(select distinct m.role from operator.membership m join operator.tenant s on s.id = m.tenant_id
          where m.person_id = p.id and s.state not in ('SUSPENDED', 'CLOSED')
            and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())) as roles
      from operator.person p where p.id = ? and not p.disabled
      """;

  private static final String OF_KEY_FOR =
      """
      select false as administrator, t.state in ('SUSPENDED', 'CLOSED') as at_rest, t.id is not null as known,
        array(select k.role where exists (select from operator.api_key_tenant o
          where o.key_id = k.id and o.tenant_id = t.id)) as roles
      from operator.api_key k left join operator.tenant t on t.id = ?
      where k.id = ? and k.revoked_at is null
      """;

  private static final String OF_KEY =
      """
      select false as administrator, false as at_rest, false as known, array[k.role] as roles
      from operator.api_key k where k.id = ? and k.revoked_at is null
      """;

  private final JdbcTemplate jdbc;

  HeldRoles(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Standing standing(Actor actor, @Nullable TenantId tenant) {
    return switch (actor) {
      case Actor.Person person ->
          read(tenant == null ? OF_PERSON : OF_PERSON_FOR, person.id().value(), tenant);
      case Actor.ApiKey key -> read(tenant == null ? OF_KEY : OF_KEY_FOR, key.id(), tenant);
      case Actor.Nobody _ -> NOTHING;
      case Actor.Job job ->
          throw new IllegalArgumentException("a job has no memberships: " + job.name());
    };
  }

  private Held read(String sql, long actor, @Nullable TenantId tenant) {
    return Objects.requireNonNull(
        jdbc.execute(
            (ConnectionCallback<Held>)
                connection -> {
                  // Before the transaction of the call the question is one of its own: one round
                  // trip.
                  if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                    connection.setAutoCommit(true);
                  }
                  try (PreparedStatement question = connection.prepareStatement(sql)) {
                    if (tenant == null) {
                      question.setLong(1, actor);
                    } else {
                      question.setInt(1, tenant.value());
                      question.setLong(2, actor);
                    }
                    try (ResultSet row = question.executeQuery()) {
                      return row.next() ? held(row, tenant != null) : NOTHING;
                    }
                  }
                }));
  }

  private static Held held(ResultSet row, boolean forTenant) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Array array = row.getArray("roles");
    Arrays.stream((String[]) array.getArray()).map(Role::valueOf).forEach(roles::add);
    if (row.getBoolean("administrator")) {
      roles.add(Role.ADMINISTRATOR);
    }
    return new Held(
        roles, true, forTenant, row.getBoolean("known"), forTenant && row.getBoolean("at_rest"));
  }

  /// The roles held, for one client or over all.
  ///
  /// @param roles the roles
  /// @param known whether the actor is a live person or key
  /// @param forTenant whether they are those for one client
  /// @param tenantExists whether there is that client
  /// @param tenantAtRest whether it is suspended or closed
  private record Held(
      Set<Role> roles, boolean known, boolean forTenant, boolean tenantExists, boolean tenantAtRest)
      implements Standing {

    @Override
    public boolean member() {
      return tenantExists && !roles.isEmpty();
    }

    @Override
    public boolean barred() {
      // The operator must be able to take up a client again that it had put to rest.
      return tenantAtRest && !roles.contains(Role.ADMINISTRATOR);
    }

    @Override
    public boolean allows(Method method) {
      Allowed allowed = method.getAnnotation(Allowed.class);
      if (allowed == null) {
        return false;
      }
      if (!known) {
        return allowed.nobody();
      }
      if (Arrays.stream(allowed.value()).anyMatch(roles::contains)) {
        return true;
      }
      return allowed.everyone()
          && (!forTenant || roles.stream().anyMatch(role -> role != Role.ADMINISTRATOR));
    }
  }
}
