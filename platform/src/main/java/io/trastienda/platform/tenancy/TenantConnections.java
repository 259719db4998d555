package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/// Lends Hibernate a connection of the tenant's home, on which row security already knows the
/// tenant. The setting is local to the transaction: commit and rollback both clear it.
final class TenantConnections implements MultiTenantConnectionProvider<Integer> {

  private final transient TenantHomes homes;

  TenantConnections(TenantHomes homes) {
    this.homes = homes;
  }

  /// Lends a connection that shows no client's row, whatever its last borrower left on it.
  @Override
  public Connection getAnyConnection() throws SQLException {
    return bound(homes.operator().getConnection(), "");
  }

  @Override
  public void releaseAnyConnection(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Connection getConnection(Integer tenant) throws SQLException {
    if (tenant.equals(CurrentTenant.NONE)) {
      return getAnyConnection();
    }
    // A session that outlived its call would otherwise show one client's rows to another's.
    if (!Call.current().tenant().equals(new TenantId(tenant))) {
      throw new NoCall(
          "a session of tenant " + tenant + " was used in a call of " + Call.current().tenant());
    }
    return bound(homes.of(tenant).getConnection(), tenant.toString());
  }

  private static Connection bound(Connection connection, String tenant) throws SQLException {
    try (var statement =
        connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
      statement.setString(1, tenant);
      statement.execute();
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public void releaseConnection(Integer tenant, Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public boolean supportsAggressiveRelease() {
    return false;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }
}
