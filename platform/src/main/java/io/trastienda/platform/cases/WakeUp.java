package io.trastienda.platform.cases;

import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Brings parked cases back when their time has come.
@Component
class WakeUp {

  private final TenantBoundary boundary;
  private final TenantDirectory directory;
  private final CaseDesk desk;

  WakeUp(TenantBoundary boundary, TenantDirectory directory, CaseDesk desk) {
    this.boundary = boundary;
    this.directory = directory;
    this.desk = desk;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void wake() {
    for (TenantProfile client : directory.all()) {
      if (client.state() == TenantState.LIVE || client.state() == TenantState.TRANSITION) {
        boundary.asJob("wake", client.id(), () -> desk.wake(client.id()));
      }
    }
  }
}
