package io.trastienda.platform.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

class ContainersPostgresIT extends PostgresContract {

  @Override
  PostgresBackend backend() {
    return PostgresBackend.shared();
  }

  @Override
  @BeforeEach
  void create_a_table_of_two_tenants() throws SQLException {
    assumeThat(BackendSetting.containersWanted())
        .as("-Dbackends=containers asks for containers")
        .isTrue();
    super.create_a_table_of_two_tenants();
  }

  @Override
  void drop_it() throws SQLException {
    if (BackendSetting.containersWanted()) {
      super.drop_it();
    }
  }
}
