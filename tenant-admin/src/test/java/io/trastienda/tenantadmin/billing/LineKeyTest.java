package io.trastienda.tenantadmin.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineKeyTest {

  @Test
  void reads_what_it_writes() {
    LineKey key = new LineKey("p1-v2-odd", 4, 12);

    assertThat(key.text()).isEqualTo("p1-v2-odd-p4-v12");
    assertThat(LineKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "credit-note", "credit-note-p5-v1", "credit-note-p1-v0", "-p1-v1"})
  void knows_no_line_by_another_text(String text) {
    assertThat(LineKey.parse(text)).isEmpty();
  }
}
