package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.List;
import java.util.Map;

/// The receiver of a case lacks what the case asks for.
public final class SkillsMissing extends Refusal {

  SkillsMissing(String name, List<String> skills) {
    super(
        Kind.CONFLICT,
        "dispatch.skills-missing",
        name + " must have the skills of the case, but lacks " + String.join(", ", skills),
        Map.of("name", name, "skills", String.join(", ", skills)));
  }
}
