package io.trastienda.analytics.warehouse;

import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.transaction.support.TransactionTemplate;

/// The path of facts without the rooms that make them: tenancy, events, warehouse.
@EnableAutoConfiguration
@ComponentScan({
  "io.trastienda.platform.tenancy",
  "io.trastienda.platform.events",
  "io.trastienda.analytics.warehouse"
})
class WarehouseTestApplication {

  static Map<String, String> backends() {
    Map<String, String> properties = new HashMap<>(PostgresBackend.shared().properties());
    properties.putAll(KafkaBackend.shared().properties());
    properties.putAll(ClickHouseBackend.shared().properties());
    return properties;
  }

  static ConfigurableApplicationContext start(Map<String, String> properties) {
    return new SpringApplicationBuilder(WarehouseTestApplication.class)
        .run(
            properties.entrySet().stream()
                .map(set -> "--" + set.getKey() + "=" + set.getValue())
                .toArray(String[]::new));
  }

  static void append(
      ConfigurableApplicationContext node, TenantId tenant, List<? extends Fact> facts) {
    node.getBean(TenantBoundary.class)
        .asJob(
            "test",
            tenant,
            () ->
                node.getBean(TransactionTemplate.class)
                    .execute(status -> {
                      node.getBean(Outbox.class).append(facts);
                      return true;
                    }));
  }
}
