package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final Currency EUR = Currency.getInstance("EUR");

  private final Formats english = new Formats(Locale.of("en", "IE"), ZoneId.of("Europe/Madrid"));
  private final Formats spanish = new Formats(Locale.of("es", "ES"), ZoneId.of("Europe/Madrid"));

  @Test
  void writes_money_as_the_language_does() {
    BigDecimal amount = new BigDecimal("-2781.405");

    assertThat(english.money(amount, EUR)).isEqualTo("−€2,781.41");
    assertThat(spanish.money(amount, EUR)).isEqualTo("−2.781,41\u00a0€");
  }

  @Test
  void puts_a_non_breaking_space_before_the_percent_sign() {
    assertThat(spanish.percent(0.9635, 1)).isEqualTo("96,4\u00a0%");
  }

  @Test
  void shortens_spans_to_two_units() {
    assertThat(english.duration(Duration.ofMinutes(125))).isEqualTo("2\u00a0h\u00a005");
    assertThat(english.duration(Duration.ofHours(74))).isEqualTo("3\u00a0d\u00a02\u00a0h");
    assertThat(english.duration(Duration.ofSeconds(40))).isEqualTo("40\u00a0s");
  }

  @Test
  void shows_moments_in_the_given_zone() {
    Instant at = Instant.parse("2026-11-22T23:30:00Z");

    assertThat(english.dateTime(at)).isEqualTo("23 Nov 2026, 00:30");
  }

  @Test
  void judges_a_clock_by_its_limit_and_its_warning() {
    Instant now = Instant.parse("2026-11-22T13:00:00Z");

    assertThat(ServiceLevelBadge.tone(now, now, Duration.ofHours(1), false)).isEqualTo(Tone.LATE);
    assertThat(ServiceLevelBadge.tone(now.plusSeconds(3600), now, Duration.ofHours(1), false))
        .isEqualTo(Tone.DUE_SOON);
    assertThat(ServiceLevelBadge.tone(now.plusSeconds(3601), now, Duration.ofHours(1), false))
        .isEqualTo(Tone.LATER);
    assertThat(ServiceLevelBadge.tone(now.minusSeconds(1), now, Duration.ofHours(1), true))
        .isEqualTo(Tone.PAUSED);
  }

  @Test
  void ends_an_axis_on_round_numbers() {
    Scale scale = Scale.around(92.6, 97.6, 4, 200, 0);

    assertThat(scale.ticks()).containsExactly(92.0, 94.0, 96.0, 98.0);
    assertThat(scale.at(95)).isEqualTo(100);
  }
}
