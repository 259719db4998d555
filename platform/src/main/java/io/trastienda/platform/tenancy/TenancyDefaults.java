package io.trastienda.platform.tenancy;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Settings without which isolation would not hold, given to every program that has the platform on
/// its class path; the start-up gate checks that nobody changed them.
final class TenancyDefaults implements EnvironmentPostProcessor {

  static final Map<String, Object> SETTINGS =
      Map.of(
          "spring.datasource.hikari.auto-commit", "false",
          // The driver would put the values of a refused row into its message, and so into the log.
          "spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false",
          "spring.jpa.open-in-view", "false",
          "spring.jpa.hibernate.ddl-auto", "none",
          "spring.flyway.locations", "classpath:db/migration",
          "spring.flyway.default-schema", "operator",
          "spring.flyway.schemas", "operator,client",
          "spring.flyway.create-schemas", "true",
          "spring.jpa.properties.hibernate.jdbc.batch_size", "50",
          "spring.jpa.properties.hibernate.order_inserts", "true");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("tenancy", SETTINGS));
  }
}
