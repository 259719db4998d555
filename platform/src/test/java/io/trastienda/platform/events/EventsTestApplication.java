package io.trastienda.platform.events;

import io.trastienda.platform.testing.PostgresBackend;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// The room and the tenancy below it, without the other rooms.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"io.trastienda.platform.tenancy", "io.trastienda.platform.events"})
class EventsTestApplication {

  static ConfigurableApplicationContext start(
      PostgresBackend postgres, List<Class<?>> more, String... properties) {
    Stream<String> backend =
        postgres.properties().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue());
    return new SpringApplicationBuilder(EventsTestApplication.class)
        .sources(more.toArray(Class<?>[]::new))
        .run(
            Stream.of(
                    backend,
                    Stream.of("spring.flyway.create-schemas=true"),
                    Arrays.stream(properties))
                .flatMap(set -> set)
                .map(set -> "--" + set)
                .toArray(String[]::new));
  }
}
