package io.trastienda.platform.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

class ExternalPostgresIT extends PostgresContract {

  @Override
  PostgresBackend backend() {
    return PostgresBackend.start(null);
  }

  @Override
  @BeforeEach
  void create_a_table_of_two_tenants() throws SQLException {
    assumeThat(BackendSetting.of("TRASTIENDA_POSTGRES_URL"))
        .as("TRASTIENDA_POSTGRES_URL names an external server")
        .isPresent();
    super.create_a_table_of_two_tenants();
  }

  @Override
  void drop_it() throws SQLException {
    if (BackendSetting.of("TRASTIENDA_POSTGRES_URL").isPresent()) {
      super.drop_it();
    }
  }
}
