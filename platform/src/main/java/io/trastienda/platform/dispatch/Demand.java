package io.trastienda.platform.dispatch;

import io.trastienda.platform.catalogue.WorkType;
import java.util.Comparator;
import java.util.List;

/// What a case asks of whoever works it.
///
/// @param skills what an agent must be able to do, by key; empty for anybody
/// @param weight how much of an agent's capacity it takes, from 1
record Demand(List<WorkType.Skill> skills, int weight) {

  /// Anybody may, one unit of capacity.
  static final Demand PLAIN = new Demand(List.of(), 1);

  Demand {
    skills = skills.stream().sorted(Comparator.comparing(WorkType.Skill::key)).toList();
  }

  /// Says whether a skill is asked no longer after some time.
  boolean relaxes() {
    return skills.stream().anyMatch(skill -> skill.relaxMinutes() > 0);
  }
}
