package io.trastienda.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventsSettingsTest {

  @Test
  void has_these_defaults() {
    EventsSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("trastienda.events", EventsSettings.class);

    assertThat(settings)
        .isEqualTo(
            new EventsSettings(
                null,
                (short) 0,
                Duration.ofDays(14),
                new EventsSettings.Relay(
                    null,
                    null,
                    null,
                    5_000,
                    Duration.ofMillis(25),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2))));
  }
}
