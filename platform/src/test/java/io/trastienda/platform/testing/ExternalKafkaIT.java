package io.trastienda.platform.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;

class ExternalKafkaIT extends KafkaContract {

  @BeforeEach
  void is_configured() {
    assumeThat(BackendSetting.of("TRASTIENDA_KAFKA_BOOTSTRAP"))
        .as("TRASTIENDA_KAFKA_BOOTSTRAP names external brokers")
        .isPresent();
  }

  @Override
  KafkaBackend backend() {
    return KafkaBackend.start(null);
  }
}
