package io.trastienda.platform.testing;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A running Kafka, whose topics whoever needs them creates.
///
/// Which one it is, in this order: external brokers if `TRASTIENDA_KAFKA_BOOTSTRAP` is set; a
/// container if `-Dbackends=containers` asks for one (image `TRASTIENDA_KAFKA_IMAGE`, default
/// `apache/kafka:4.2.2`); else a broker with its own controller inside this JVM, which listens on
/// the loopback interface only.
public final class KafkaBackend implements AutoCloseable {

  static final String DEFAULT_IMAGE = "apache/kafka:4.2.2";

  private static @Nullable KafkaBackend shared;

  private final KafkaServer server;

  private KafkaBackend(KafkaServer server) {
    this.server = server;
  }

  /// Starts a broker, or names the external ones.
  ///
  /// @param dataDirectory where an embedded broker keeps its records; without it they are temporary
  public static KafkaBackend start(@Nullable Path dataDirectory) {
    if (BackendSetting.of("TRASTIENDA_KAFKA_BOOTSTRAP").isPresent()) {
      return new KafkaBackend(new ExternalKafka());
    }
    if (BackendSetting.containersWanted()) {
      return new KafkaBackend(ContainerKafka.start());
    }
    return embedded(dataDirectory);
  }

  /// The broker that all integration tests of this JVM share; whoever stops it harms the others.
  public static synchronized KafkaBackend shared() {
    KafkaBackend running = shared;
    if (running == null) {
      running = start(null);
      shared = running;
    }
    return running;
  }

  static KafkaBackend embedded(@Nullable Path dataDirectory) {
    return new KafkaBackend(EmbeddedKafkaServer.start(dataDirectory));
  }

  /// Host and port of the brokers, as Kafka's clients take it.
  public String bootstrapServers() {
    return server.bootstrapServers();
  }

  /// The Spring properties with which an application uses these brokers.
  public Map<String, String> properties() {
    return Map.of("trastienda.events.bootstrap-servers", bootstrapServers());
  }

  /// Stops a broker that was started here; external ones go on.
  public void stop() {
    server.stop();
  }

  /// Starts a broker again, after {@link #stop()} or in its place, with its records and its
  /// address.
  ///
  /// @throws UnsupportedOperationException for external brokers and for containers, which would
  ///   come back at another address
  public void restart() {
    server.restart();
  }

  /// Stops the broker for good; one that keeps its records in a temporary directory loses them.
  @Override
  public void close() {
    server.close();
  }
}
