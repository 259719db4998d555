package io.trastienda.platform.testing;

/// Brokers that somebody else runs.
final class ExternalKafka implements KafkaServer {

  @Override
  public String bootstrapServers() {
    return BackendSetting.required(
        "TRASTIENDA_KAFKA_BOOTSTRAP", "it names the external brokers as host:port");
  }

  @Override
  public void stop() {}
}
