package io.trastienda.platform.testing;

import javax.sql.DataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// A server in a container of its own, removed with this JVM.
final class ContainerPostgres implements PostgresServer {

  private final PostgreSQLContainer container;

  private ContainerPostgres(PostgreSQLContainer container) {
    this.container = container;
  }

  static ContainerPostgres start() {
    String image =
        BackendSetting.of("TRASTIENDA_POSTGRES_IMAGE").orElse(PostgresBackend.DEFAULT_IMAGE);
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withPassword("postgres");
    container.start();
    ContainerPostgres server = new ContainerPostgres(container);
    PostgresBackend.prepare(server.superuserOf("postgres"), server.superuser());
    return server;
  }

  @Override
  public String url() {
    return urlOf(PostgresBackend.DATABASE);
  }

  @Override
  public DataSource superuser() {
    return superuserOf(PostgresBackend.DATABASE);
  }

  @Override
  public void stop() {
    container.stop();
  }

  private DataSource superuserOf(String database) {
    return PostgresBackend.dataSource(
        urlOf(database), container.getUsername(), container.getPassword());
  }

  private String urlOf(String database) {
    return "jdbc:postgresql://"
        + container.getHost()
        + ":"
        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
        + "/"
        + database;
  }
}
