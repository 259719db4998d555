package io.trastienda.ui.shell;

/// How tight rows and controls are.
public enum Density {
  COMPACT("compact"),
  COMFORTABLE("comfortable"),
  ROOMY("roomy");

  private final String token;

  Density(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
