package io.trastienda.analytics.testing;

import java.net.URI;
import org.testcontainers.clickhouse.ClickHouseContainer;
import org.testcontainers.utility.DockerImageName;

/// A ClickHouse server in a container of this process, from the official image unless the system
/// property `backends.clickhouse.image` names another one.
final class ContainerClickHouse implements ClickHouseServer {
  private static final String OFFICIAL_IMAGE = "clickhouse/clickhouse-server:26.7";

  private final ClickHouseContainer container;

  ContainerClickHouse() {
    String image = System.getProperty("backends.clickhouse.image", OFFICIAL_IMAGE);
    container =
        new ClickHouseContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("clickhouse/clickhouse-server"));
    container.start();
  }

  @Override
  public URI endpoint() {
    return URI.create(container.getHttpUrl() + "/");
  }

  @Override
  public String user() {
    return container.getUsername();
  }

  @Override
  public String password() {
    return container.getPassword();
  }

  @Override
  public String database() {
    return container.getDatabaseName();
  }

  @Override
  public boolean alive() {
    return ExternalClickHouse.answers(endpoint());
  }

  @Override
  public void kill() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void restart() {
    throw new UnsupportedOperationException("a container comes back at another port");
  }

  @Override
  public void stop() {
    container.stop();
  }
}
