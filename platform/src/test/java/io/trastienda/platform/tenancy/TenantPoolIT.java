package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trastienda.platform.testing.PlatformIT;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PlatformIT
class TenantPoolIT {

  private final DataSource pool;

  TenantPoolIT(DataSource pool) {
    this.pool = pool;
  }

  @Test
  void tells_the_rule_but_no_value_of_a_row_that_the_database_refuses() {
    SQLException refusal =
        catchThrowableOfType(BatchUpdateException.class, () -> openTwice("Mercat Nou"));

    assertThat((Throwable) refusal)
        .hasMessageContaining("tenant_slug_key")
        .hasMessageNotContaining("mercat")
        .hasMessageNotContaining("Mercat");
    assertThat((Throwable) refusal.getNextException()).hasMessageNotContaining("mercat");
  }

  private void openTwice(String name) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into operator.tenant (slug, name, prefix, zone, locale, currency, colour, state)
                values ('mercat', ?, ?, 'Europe/Madrid', 'ca', 'EUR', 'blue', 'LIVE')
                """)) {
      for (String prefix : new String[] {"QQXQX", "QQXQY"}) {
        insert.setString(1, name);
        insert.setString(2, prefix);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
