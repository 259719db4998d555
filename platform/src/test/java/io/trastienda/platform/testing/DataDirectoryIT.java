package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {

  @TempDir Path root;

  @Test
  void has_a_place_for_each_backend() {
    try (DataDirectory data = DataDirectory.open(root)) {
      assertThat(data.postgres()).isEqualTo(root.resolve(".data/postgres")).isDirectory();
      assertThat(data.kafka()).isEqualTo(root.resolve(".data/kafka")).isDirectory();
      assertThat(data.clickhouse()).isEqualTo(root.resolve(".data/clickhouse")).isDirectory();
    }
  }

  @Test
  void refuses_a_second_start_in_one_jvm_without_harming_the_first() throws Exception {
    try (DataDirectory _ = DataDirectory.open(root)) {
      assertThatThrownBy(() -> DataDirectory.open(root))
          .isInstanceOf(DataDirectoryUnavailable.class)
          .hasMessage(
              "The data directory .data is in use by process "
                  + ProcessHandle.current().pid()
                  + "; stop that one first.");
      try (AnotherJvm other = AnotherJvm.running("directory", root)) {
        assertThat(other.answer()).contains(".data is in use by process");
      }
    }
  }

  @Test
  void names_the_other_process_and_is_free_once_that_was_killed() throws Exception {
    try (AnotherJvm other = AnotherJvm.running("directory", root)) {
      assertThat(other.answer()).isEqualTo(BackendsInAnotherJvm.READY);
      assertThatThrownBy(() -> DataDirectory.open(root))
          .hasMessage(
              "The data directory .data is in use by process "
                  + other.handle().pid()
                  + "; stop that one first.");

      other.kill();

      assertThatCode(() -> DataDirectory.open(root).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void is_free_again_after_a_refusal_and_a_close() {
    DataDirectory.open(root).close();

    assertThatCode(() -> DataDirectory.open(root).close()).doesNotThrowAnyException();
  }

  @Test
  void says_in_one_sentence_what_is_wrong_with_the_directory() throws Exception {
    Files.writeString(root.resolve(".data"), "not a directory");

    assertThatThrownBy(() -> DataDirectory.open(root))
        .isInstanceOf(DataDirectoryUnavailable.class)
        .hasMessage("The data directory .data cannot be used: it is a file, not a directory.");
  }

  @Test
  void says_in_one_sentence_what_is_wrong_inside() throws Exception {
    Files.createDirectories(root.resolve(".data/lock"));

    assertThatThrownBy(() -> DataDirectory.open(root))
        .hasMessage(
            "The data directory .data cannot be used: lock cannot be written (Is a directory).");
    Files.delete(root.resolve(".data/lock"));
    Files.writeString(root.resolve(".data/kafka"), "not a directory");
    assertThatThrownBy(() -> DataDirectory.open(root))
        .hasMessage("The data directory .data cannot be used: kafka is a file, not a directory.");
  }

  @Test
  void says_in_one_sentence_that_postgresql_cannot_use_its_part() throws Exception {
    try (DataDirectory data = DataDirectory.open(root)) {
      PostgresBackend.embedded(data.postgres()).close();
      Files.delete(data.postgres().resolve("cluster/global/pg_control"));

      assertThatThrownBy(() -> PostgresBackend.embedded(data.postgres()))
          .isInstanceOf(DataDirectoryUnavailable.class)
          .hasMessageContaining("PostgreSQL does not start on postgres");
    }
  }

  @Test
  void says_in_one_sentence_that_kafka_cannot_use_its_part() throws Exception {
    try (DataDirectory data = DataDirectory.open(root)) {
      Files.writeString(data.kafka().resolve("meta.properties"), "version=1\nnode.id=99\n");

      assertThatThrownBy(() -> KafkaBackend.embedded(data.kafka()))
          .isInstanceOf(DataDirectoryUnavailable.class)
          .hasMessageContaining("Kafka does not start on kafka");
    }
  }
}
