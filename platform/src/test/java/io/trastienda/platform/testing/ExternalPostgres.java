package io.trastienda.platform.testing;

import io.trastienda.platform.testing.PostgresBackend.Role;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A server that somebody else runs. Roles are given as `TRASTIENDA_POSTGRES_<ROLE>_USER` and
/// `…_PASSWORD`.
final class ExternalPostgres implements PostgresServer {

  private final String url =
      BackendSetting.required("TRASTIENDA_POSTGRES_URL", "it names the external server");

  @Override
  public String url() {
    return url;
  }

  @Override
  public String user(Role role) {
    return BackendSetting.of("TRASTIENDA_POSTGRES_" + role + "_USER").orElse(role.defaultName());
  }

  @Override
  public String password(Role role) {
    return BackendSetting.required(
        "TRASTIENDA_POSTGRES_" + role + "_PASSWORD", "the external server at " + url + " asks it");
  }

  @Override
  public @Nullable DataSource superuser() {
    return BackendSetting.of("TRASTIENDA_POSTGRES_SUPERUSER_USER")
        .map(user ->
            PostgresBackend.dataSource(
                url, user, BackendSetting.of("TRASTIENDA_POSTGRES_SUPERUSER_PASSWORD").orElse("")))
        .orElse(null);
  }

  @Override
  public void stop() {}
}
