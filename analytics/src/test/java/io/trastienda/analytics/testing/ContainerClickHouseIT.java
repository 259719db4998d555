package io.trastienda.analytics.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;

/// The contract on the official image in a container.
class ContainerClickHouseIT extends ClickHouseContract {
  private static @Nullable ClickHouseBackend container;

  @Override
  ClickHouseBackend backend() {
    Assumptions.assumeTrue(
        ClickHouseBackend.containersWanted(),
        "SKIPPED: run with -Dbackends=containers to run the contract on the official image");
    ClickHouseBackend running = container == null ? ClickHouseBackend.container() : container;
    container = running;
    return running;
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.stop();
    }
  }
}
