package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Memberships;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the roles that an actor holds at this moment, anew for each call: what was withdrawn is
/// gone at the next one.
@Component
class HeldRoles implements Memberships {

  private static final Held NOTHING =
      new Held(EnumSet.noneOf(Role.class), false, false, false, false);

  private static final String OF_PERSON =
      """
      select p.administrator, t.state in ('SUSPENDED', 'CLOSED') as at_rest, t.id is not null as known,
        array(select distinct m.role from operator.membership m join operator.tenant s on s.id = m.tenant_id
          where m.person_id = p.id and (:tenant::integer is null or m.tenant_id = :tenant)
            and (:tenant::integer is not null or s.state not in ('SUSPENDED', 'CLOSED'))
            and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())) as roles
      from operator.person p left join operator.tenant t on t.id = :tenant
      where p.id = :actor and not p.disabled
      """;

  private static final String OF_KEY =
      """
      select false as administrator, t.state in ('SUSPENDED', 'CLOSED') as at_rest, t.id is not null as known,
        array(select k.role where :tenant::integer is null or exists (select from operator.api_key_tenant o
          where o.key_id = k.id and o.tenant_id = :tenant)) as roles
      from operator.api_key k left join operator.tenant t on t.id = :tenant
      where k.id = :actor and k.revoked_at is null
      """;

  private final JdbcClient jdbc;

  HeldRoles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Standing standing(Actor actor, @Nullable TenantId tenant) {
    return switch (actor) {
      case Actor.Person person -> read(OF_PERSON, person.id().value(), tenant);
      case Actor.ApiKey key -> read(OF_KEY, key.id(), tenant);
      case Actor.Nobody _ -> NOTHING;
      case Actor.Job job ->
          throw new IllegalArgumentException("a job has no memberships: " + job.name());
    };
  }

  private Held read(String sql, long actor, @Nullable TenantId tenant) {
    return jdbc.sql(sql)
        .param("actor", actor)
        .param("tenant", tenant == null ? null : tenant.value(), java.sql.Types.INTEGER)
        .query((row, _) -> held(row, tenant != null))
        .optional()
        .orElse(NOTHING);
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
