package io.trastienda.platform.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Points an application at the PostgreSQL that all tests of this JVM share.
public final class PostgresInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /// Made by Spring.
  public PostgresInitializer() {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("postgres", Map.copyOf(PostgresBackend.shared().properties())));
  }
}
