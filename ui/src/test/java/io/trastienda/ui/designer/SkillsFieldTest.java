package io.trastienda.ui.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.catalogue.WorkType.Skill;
import org.junit.jupiter.api.Test;

class SkillsFieldTest {

  @Test
  void a_skill_is_read_as_it_is_typed_and_written_so_that_it_is_read_again() {
    assertThat(SkillsField.read("billing")).hasValue(new Skill("billing", 1, 0));
    assertThat(SkillsField.read("lang.ca 3")).hasValue(new Skill("lang.ca", 3, 0));
    Skill relaxed = new Skill("lang.ca", 1, 30);
    assertThat(SkillsField.read(SkillsField.write(relaxed))).hasValue(relaxed);
    assertThat(SkillsField.read("two words here")).isEmpty();
    assertThat(SkillsField.read("billing 6")).isEmpty();
  }
}
