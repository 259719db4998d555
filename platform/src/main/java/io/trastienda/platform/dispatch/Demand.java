package io.trastienda.platform.dispatch;

import java.util.List;

/// What a case asks of whoever works it.
///
/// @param skills what an agent must be able to do, keys; empty for anybody
/// @param weight how much of an agent's capacity it takes, from 1
record Demand(List<String> skills, int weight) {

  /// Anybody may, one unit of capacity.
  static final Demand PLAIN = new Demand(List.of(), 1);

  Demand {
    skills = List.copyOf(skills);
  }
}
