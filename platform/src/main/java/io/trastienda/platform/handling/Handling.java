package io.trastienda.platform.handling;

import java.time.Duration;
import java.util.List;

/// How long people were at one case.
///
/// @param seconds of everybody, with the corrections that were approved
/// @param ownSeconds of the caller, with the caller's approved corrections
/// @param corrections what was asked for, newest first
/// @param still after how long without a key or a pointer time stops counting
/// @param report how often a screen tells what has counted
public record Handling(
    long seconds, long ownSeconds, List<Correction> corrections, Duration still, Duration report) {

  /// Copies the list.
  public Handling {
    corrections = List.copyOf(corrections);
  }
}
