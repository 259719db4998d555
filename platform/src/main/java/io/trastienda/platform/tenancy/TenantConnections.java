package io.trastienda.platform.tenancy;

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

  @Override
  public Connection getAnyConnection() throws SQLException {
    return homes.operator().getConnection();
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
    Connection connection = homes.of(tenant).getConnection();
    try (var statement =
        connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
      statement.setString(1, tenant.toString());
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
