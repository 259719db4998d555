package io.trastienda.start;

import io.trastienda.Application;
import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.analytics.testing.ClickHouseUnavailable;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole product with backends of its own, the demo's companies, people and keys, and no work:
/// started once for all the tests of this module that need it.
public final class RunningProduct {

  private static @Nullable RunningProduct shared;

  private final ConfigurableApplicationContext context;
  private final ClickHouseBackend clickhouse;
  private final KafkaBackend kafka;

  private RunningProduct(
      ConfigurableApplicationContext context, ClickHouseBackend clickhouse, KafkaBackend kafka) {
    this.context = context;
    this.clickhouse = clickhouse;
    this.kafka = kafka;
  }

  /// Gives the product, starting it at the first call.
  public static synchronized RunningProduct shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  private static RunningProduct start() {
    try {
      PostgresBackend postgres = PostgresBackend.start(null);
      KafkaBackend kafka = KafkaBackend.start(null);
      ClickHouseBackend clickhouse = ClickHouseBackend.start(null);
      Map<String, String> settings = new LinkedHashMap<>();
      settings.putAll(postgres.properties());
      settings.putAll(kafka.properties());
      settings.putAll(clickhouse.properties());
      settings.put("server.port", "0");
      settings.put("trastienda.demo.weeks", "0");
      settings.put("trastienda.demo.keys", "target/demo-keys.properties");
      ConfigurableApplicationContext context =
          SpringApplication.from(Application::main)
              .with(StartConfiguration.class)
              .run(
                  settings.entrySet().stream()
                      .map(one -> "--" + one.getKey() + "=" + one.getValue())
                      .toArray(String[]::new))
              .getApplicationContext();
      return new RunningProduct(context, clickhouse, kafka);
    } catch (ClickHouseUnavailable none) {
      throw new IllegalStateException(none.getMessage(), none);
    }
  }

  /// Gives the address without a slash at the end.
  public String address() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  /// Gives one of the product's beans.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Gives its ClickHouse, to be stopped and started again.
  public ClickHouseBackend clickhouse() {
    return clickhouse;
  }

  /// Gives its broker, to be stopped and started again.
  public KafkaBackend kafka() {
    return kafka;
  }
}
