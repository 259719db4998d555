package io.trastienda.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WarehouseSettingsTest {

  @Test
  void has_these_defaults() {
    WarehouseSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("trastienda.warehouse", WarehouseSettings.class);

    assertThat(settings)
        .isEqualTo(
            new WarehouseSettings(
                null,
                null,
                null,
                30_000,
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                null));
  }
}
