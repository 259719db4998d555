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
  private final DispatchSettings settings;
  private final Staffing staffing;

  Sweep(TenantBoundary boundary, DispatchDesk desk, DispatchSettings settings, Staffing staffing) {
    this.boundary = boundary;
    this.desk = desk;
    this.settings = settings;
    this.staffing = staffing;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void sweep() {
    boundary.asJob("dispatch-sweep", desk::sweepAbsent);
    int ended;
    do {
      ended = boundary.asJob("dispatch-sweep", desk::sweep);
    } while (ended == FULL);
  }

  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void push() {
    if (settings.push() || boundary.asJob("dispatch-push", staffing::pushes)) {
      boundary.asJob("dispatch-push", desk::push);
    }
  }
}
