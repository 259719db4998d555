package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {

  @Test
  void promises_a_target_per_priority_and_nothing_for_the_others() {
    var level = new ServiceLevel("standard", Map.of(1, 14_400L), Set.of());

    assertThat(level.target(1)).hasValue(14_400);
    assertThat(level.target(2)).isEmpty();
  }

  @Test
  void pauses_only_for_the_reasons_it_lists() {
    var level = new ServiceLevel("standard", Map.of(), Set.of("awaiting-customer"));

    assertThat(level.pausesFor("awaiting-customer")).isTrue();
    assertThat(level.pausesFor("awaiting-vendor")).isFalse();
  }

  @Test
  void refuses_a_blank_key_an_unknown_priority_and_a_target_of_nothing() {
    for (var targets : Set.of(Map.of(0, 1L), Map.of(5, 1L), Map.of(1, 0L), Map.of(1, -1L))) {
      assertThatThrownBy(() -> new ServiceLevel("standard", targets, Set.of()))
          .isInstanceOf(ServiceLevelRefused.class);
    }
    assertThatThrownBy(() -> new ServiceLevel(" ", Map.of(), Set.of()))
        .isInstanceOf(ServiceLevelRefused.class);
  }
}
