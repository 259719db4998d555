package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactListener;
import org.springframework.stereotype.Component;

/// Writes one metered task per completion, in the transaction of the completion: neither can be
/// without the other. It looks nothing up and prices nothing; an agent never waits for a price.
@Component
class Metering implements FactListener {

  private final MeteredTasks tasks;

  Metering(MeteredTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void on(Fact fact) {
    switch (fact) {
      case CaseFact step -> {
        CaseFact.Completion completion = step.completion();
        if (completion != null) {
          tasks.insert(step, completion);
        }
      }
      case AgentIntervalClosed _, AgentTime _ -> {}
    }
  }
}
