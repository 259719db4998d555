package io.trastienda.platform.intake;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `client.intake_key`: which request came under which key, and what it was answered.
@Component
class IntakeKeys {

  /// A key that is taken.
  ///
  /// @param digest digest of the request
  /// @param answer what it was answered, as JSON
  record Kept(String digest, String answer) {}

  private final JdbcClient jdbc;

  IntakeKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes a key; waits for a transaction that is about to take the same.
  ///
  /// @return false if it was taken before
  boolean take(TenantId tenant, String key, String digest, Instant now) {
    return jdbc.sql(
                """
                insert into client.intake_key(tenant_id, key, digest, created_at)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(tenant.value(), key, digest, now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void answer(TenantId tenant, String key, String answer) {
    jdbc.sql(
            """
            update client.intake_key set answer = cast(? as jsonb) where tenant_id = ? and key = ?
            """)
        .params(answer, tenant.value(), key)
        .update();
  }

  Kept get(TenantId tenant, String key) {
    return jdbc.sql("select digest, answer from client.intake_key where tenant_id = ? and key = ?")
        .params(tenant.value(), key)
        .query((row, _) -> new Kept(row.getString(1), row.getString(2)))
        .single();
  }
}
