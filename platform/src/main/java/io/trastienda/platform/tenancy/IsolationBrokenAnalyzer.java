package io.trastienda.platform.tenancy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows the start-up gate's findings instead of a stack trace.
final class IsolationBrokenAnalyzer extends AbstractFailureAnalyzer<IsolationBroken> {

  IsolationBrokenAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, IsolationBroken cause) {
    return new FailureAnalysis(
        "Trastienda does not serve, because "
            + "clients are not kept apart:\n- "
            + String.join("\n- ", cause.findings()),
        "Repair what each line names; docs/adr/0001-tenancy.md gives the reasons",
        cause);
  }
}
