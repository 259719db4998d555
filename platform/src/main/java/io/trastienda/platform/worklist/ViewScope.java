package io.trastienda.platform.worklist;

/// Who sees a saved view.
public enum ViewScope {
  /// Who made it.
  PERSONAL,
  /// The agents and coordinators of one client.
  TEAM,
  /// All staff of one client.
  CLIENT
}
