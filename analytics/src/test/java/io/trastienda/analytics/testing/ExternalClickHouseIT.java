package io.trastienda.analytics.testing;

import org.junit.jupiter.api.Assumptions;

/// The contract on a ClickHouse that somebody else runs.
class ExternalClickHouseIT extends ClickHouseContract {
  @Override
  ClickHouseBackend backend() {
    Assumptions.assumeTrue(
        ClickHouseBackend.externalUrl().isPresent(),
        "SKIPPED: set " + ClickHouseBackend.URL + " to run the contract on an external ClickHouse");
    return ClickHouseBackend.external(ClickHouseBackend.externalUrl().orElseThrow());
  }
}
