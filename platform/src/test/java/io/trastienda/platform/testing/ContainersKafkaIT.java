package io.trastienda.platform.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;

class ContainersKafkaIT extends KafkaContract {

  @BeforeEach
  void is_asked_for() {
    assumeThat(BackendSetting.containersWanted())
        .as("-Dbackends=containers asks for containers")
        .isTrue();
  }

  @Override
  KafkaBackend backend() {
    return KafkaBackend.shared();
  }
}
