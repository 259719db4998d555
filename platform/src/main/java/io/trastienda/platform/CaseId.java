package io.trastienda.platform;

/// The number of a case; people see its reference.
///
/// @param value the number, from 1
public record CaseId(long value) {

  /// Refuses numbers that the sequence never gives.
  public CaseId {
    if (value < 1) {
      throw new IllegalArgumentException("case id must be greater than 0, but is " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
