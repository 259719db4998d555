package io.trastienda.platform.tenancy;

/// A defect: code ran without a call, without a tenant, or tried to change tenant half-way.
public final class NoCall extends IllegalStateException {

  NoCall(String message) {
    super(message);
  }
}
