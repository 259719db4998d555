package io.trastienda.platform.testing;

/// Where a {@link KafkaBackend} comes from.
sealed interface KafkaServer permits EmbeddedKafkaServer, ContainerKafka, ExternalKafka {

  String bootstrapServers();

  void stop();

  default void restart() {
    throw new UnsupportedOperationException("only an embedded broker starts again at its address");
  }

  default void close() {
    stop();
  }
}
