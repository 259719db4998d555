package io.trastienda.platform.testing;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where a {@link PostgresBackend} comes from.
sealed interface PostgresServer
    permits EmbeddedPostgresServer, ContainerPostgres, ExternalPostgres {

  String url();

  default String user(PostgresBackend.Role role) {
    return role.defaultName();
  }

  default String password(PostgresBackend.Role role) {
    return role.defaultName();
  }

  /// Null where nobody gave us a superuser.
  @Nullable DataSource superuser();

  void stop();
}
