package io.trastienda.platform;

/// The number of a client company, greater than 0. People and routes use its slug instead.
///
/// @param value the number, from 1
public record TenantId(int value) {

  /// Refuses numbers that no tenant has.
  public TenantId {
    if (value < 1) {
      throw new IllegalArgumentException("tenant id must be greater than 0, but is " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
