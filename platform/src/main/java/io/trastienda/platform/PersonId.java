package io.trastienda.platform;

/// The number of a person, client's or operator's.
///
/// @param value the number, from 1
public record PersonId(long value) {

  /// Refuses numbers that the sequence never gives.
  public PersonId {
    if (value < 1) {
      throw new IllegalArgumentException("person id must be greater than 0, but is " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
