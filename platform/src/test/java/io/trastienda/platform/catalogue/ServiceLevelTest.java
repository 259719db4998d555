package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {

  @Test
  void promises_a_target_per_priority_and_nothing_for_the_others() {
    var level = ServiceLevel.of("standard", Map.of(1, 14_400L), Set.of());

    assertThat(level.target(1)).hasValue(14_400);
    assertThat(level.target(2)).isEmpty();
  }

  @Test
  void pauses_only_for_the_reasons_it_lists() {
    var level = ServiceLevel.of("standard", Map.of(), Set.of("awaiting-customer"));

    assertThat(level.pausesFor("awaiting-customer")).isTrue();
    assertThat(level.pausesFor("awaiting-vendor")).isFalse();
  }

  @Test
  void refuses_a_blank_key_an_unknown_priority_and_a_target_of_nothing() {
    for (var targets : Set.of(Map.of(0, 1L), Map.of(5, 1L), Map.of(1, 0L), Map.of(1, -1L))) {
      assertThatThrownBy(() -> ServiceLevel.of("standard", targets, Set.of()))
          .isInstanceOf(ServiceLevelRefused.class);
    }
    assertThatThrownBy(() -> ServiceLevel.of(" ", Map.of(), Set.of()))
        .isInstanceOf(ServiceLevelRefused.class);
  }

  @Test
  void a_level_of_an_older_version_warns_as_usual_and_goes_on_after_a_reopening() {
    var level =
        CatalogueJson.read(
            """
            {"key":"standard","resolutionTargets":{"1":14400},"pauseReasons":["client"]}
            """,
            ServiceLevel.class);

    assertThat(level).isEqualTo(ServiceLevel.of("standard", Map.of(1, 14_400L), Set.of("client")));
    assertThat(level.warnings()).containsExactly(50, 75, 90, 100);
    assertThat(level.reopenRule()).isEqualTo(ReopenRule.REST_OF_OLD);
  }

  @Test
  void refuses_a_tail_before_its_target_and_a_warning_beyond_the_whole() {
    assertThatThrownBy(() -> full(Map.of(1, 100L), List.of(50)))
        .isInstanceOf(ServiceLevelRefused.class)
        .hasMessageContaining("must be at least 14400");
    assertThatThrownBy(() -> full(Map.of(2, 100L), List.of(50)))
        .hasMessageContaining("must have a target beside it");
    assertThatThrownBy(() -> full(Map.of(), List.of(120)))
        .hasMessageContaining("between 1 and 100 percent");
    assertThat(full(Map.of(1, 28_800L), List.of(90, 50, 90)).warnings()).containsExactly(50, 90);
  }

  private static ServiceLevel full(Map<Integer, Long> tail, List<Integer> warnings) {
    return new ServiceLevel(
        "gold",
        Map.of(1, 14_400L),
        Set.of(),
        Map.of(1, 3_600L),
        tail,
        warnings,
        ReopenRule.NEW_CLOCK);
  }
}
