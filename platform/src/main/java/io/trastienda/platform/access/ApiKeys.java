package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.api_key` and the clients that each opens.
@Component
class ApiKeys {

  private final JdbcClient jdbc;

  ApiKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String name, String hash, Role role, Collection<TenantId> tenants) {
    long id =
        jdbc.sql("insert into operator.api_key(name, key_hash, role) values (?, ?, ?) returning id")
            .params(name, hash, role.name())
            .query(Long.class)
            .single();
    for (TenantId tenant : tenants) {
      jdbc.sql("insert into operator.api_key_tenant(key_id, tenant_id) values (?, ?)")
          .params(id, tenant.value())
          .update();
    }
  }

  Optional<LiveKey> live(String hash) {
    return jdbc.sql(
            "select id, role from operator.api_key where key_hash = ? and revoked_at is null")
        .param(hash)
        .query((row, number) ->
            new LiveKey(new Actor.ApiKey(row.getLong("id")), Role.valueOf(row.getString("role"))))
        .optional();
  }

  int revoke(String name) {
    return jdbc.sql(
            "update operator.api_key set revoked_at = now() where name = ? and revoked_at is null")
        .param(name)
        .update();
  }
}
