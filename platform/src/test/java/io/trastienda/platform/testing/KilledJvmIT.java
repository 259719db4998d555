package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;
  private @Nullable AnotherJvm jvm;

  @AfterEach
  void leave_no_process_behind() throws Exception {
    if (jvm != null) {
      jvm.close();
    }
  }

  @Test
  void ends_postgresql_with_the_jvm_and_keeps_its_rows() throws Exception {
    AnotherJvm killed = running("postgres");
    ProcessHandle postmaster = postmaster();

    killed.kill();

    await().atMost(LIMIT).until(() -> !runs(postmaster));
    assertThat(rowsAfterStartingAgain()).containsExactly("42");
  }

  @Test
  void stops_a_postgresql_left_running_and_keeps_its_rows() throws Exception {
    AnotherJvm killed = running("postgres");
    ProcessHandle postmaster = postmaster();

    killed.killWithChildren();

    assertThat(runs(postmaster)).isTrue();
    assertThat(rowsAfterStartingAgain()).containsExactly("42");
    assertThat(runs(postmaster)).isFalse();
  }

  @Test
  void starts_postgresql_after_everything_was_killed_at_once() throws Exception {
    AnotherJvm killed = running("postgres");
    ProcessHandle postmaster = postmaster();

    postmaster.destroyForcibly();
    killed.killWithChildren();

    assertThat(rowsAfterStartingAgain()).containsExactly("42");
  }

  @Test
  void keeps_the_records_of_kafka() throws Exception {
    AnotherJvm killed = running("kafka");

    killed.kill();

    try (KafkaBackend again = KafkaBackend.embedded(directory)) {
      assertThat(read(again)).containsExactly("before the kill");
    }
  }

  private AnotherJvm running(String backend) throws Exception {
    AnotherJvm started = AnotherJvm.running(backend, directory);
    jvm = started;
    assertThat(started.answer()).isEqualTo(BackendsInAnotherJvm.READY);
    return started;
  }

  private ProcessHandle postmaster() {
    return new PostmasterFile(directory.resolve("cluster"))
        .pid()
        .flatMap(ProcessHandle::of)
        .orElseThrow();
  }

  /// A zombie counts as alive, but has no command any more.
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private List<String> rowsAfterStartingAgain() throws Exception {
    try (PostgresBackend again = PostgresBackend.embedded(directory);
        Connection superuser = again.superuser().getConnection()) {
      return PostgresContract.query(superuser, "select answer from kept");
    }
  }

  private static List<String> read(KafkaBackend kafka) {
    List<String> values = new ArrayList<>();
    var partition = new TopicPartition(BackendsInAnotherJvm.TOPIC, 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(LIMIT)
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            return !values.isEmpty();
          });
    }
    return values;
  }
}
