package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void shows_six_digits_and_more_when_there_are_more() {
    assertThat(new Reference("ACM", 2026, 123)).hasToString("ACM-2026-000123");
    assertThat(new Reference("ACM", 2026, 1_234_567)).hasToString("ACM-2026-1234567");
  }

  @Test
  void belongs_to_the_year_it_is_where_the_client_is() {
    Instant lastHour = Instant.parse("2025-12-31T23:30:00Z");

    assertThat(Reference.yearOf(lastHour, ZoneId.of("Europe/Madrid"))).isEqualTo(2026);
    assertThat(Reference.yearOf(lastHour, ZoneId.of("America/Bogota"))).isEqualTo(2025);
  }
}
