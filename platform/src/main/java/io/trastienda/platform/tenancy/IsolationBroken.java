package io.trastienda.platform.tenancy;

import java.util.List;

/// A defect: clients are not kept apart, so the product does not start.
public final class IsolationBroken extends IllegalStateException {

  private final transient List<String> findings;

  IsolationBroken(List<String> findings) {
    super("clients are not kept apart:\n- " + String.join("\n- ", findings));
    this.findings = List.copyOf(findings);
  }

  /// Gives one sentence for each rule that is broken, at least one.
  public List<String> findings() {
    return findings;
  }
}
