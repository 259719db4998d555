package io.trastienda.platform.dispatch;

import io.trastienda.platform.tenancy.TenantBoundary;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends the holds that nobody renewed, so that the floor and the agents' hours tell the truth.
@Component
class Sweep {

  private static final int FULL = 500;

  private final TenantBoundary boundary;
  private final DispatchDesk desk;

  Sweep(TenantBoundary boundary, DispatchDesk desk) {
    this.boundary = boundary;
    this.desk = desk;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void sweep() {
    int ended;
    do {
      ended = boundary.asJob("dispatch-sweep", desk::sweep);
    } while (ended == FULL);
  }
}
