package io.trastienda.platform.handling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentHoursTest {

  @Test
  void shares_add_up_to_the_millisecond() {
    assertThat(AgentHours.shares(10, 3)).containsExactly(4L, 3L, 3L);
    assertThat(AgentHours.shares(2, 3)).containsExactly(1L, 1L, 0L);
    assertThat(AgentHours.shares(0, 1)).containsExactly(0L);
  }
}
