package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT extends KafkaContract {

  private static KafkaBackend kafka;

  @BeforeAll
  static void start(@TempDir Path directory) {
    kafka = KafkaBackend.embedded(directory);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Override
  KafkaBackend backend() {
    return kafka;
  }

  @Test
  void keeps_its_records_and_its_address_over_a_restart() throws Exception {
    createTopic(1);
    send("before");
    String address = kafka.bootstrapServers();

    kafka.stop();
    kafka.restart();
    send("after");

    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    assertThat(read(2)).containsExactly("before", "after");
  }
}
