package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ProcessBuilder.Redirect;
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
  private @Nullable Process jvm;

  @AfterEach
  void leave_no_process_behind() throws Exception {
    if (jvm != null) {
      jvm.destroyForcibly().waitFor();
    }
  }

  @Test
  void ends_postgresql_with_the_jvm_and_keeps_its_rows() throws Exception {
    Process killed = startInAnotherJvm("postgres");
    ProcessHandle postmaster = postmaster();

    kill(killed.toHandle());

    await().atMost(LIMIT).until(() -> !postmaster.isAlive());
    assertThat(rowsAfterStartingAgain()).containsExactly("42");
  }

  @Test
  void stops_a_postgresql_left_running_and_keeps_its_rows() throws Exception {
    Process killed = startInAnotherJvm("postgres");
    ProcessHandle postmaster = postmaster();

    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    kill(killed.toHandle());

    assertThat(postmaster.isAlive()).isTrue();
    assertThat(rowsAfterStartingAgain()).containsExactly("42");
    assertThat(postmaster.isAlive()).isFalse();
  }

  @Test
  void starts_postgresql_after_everything_was_killed_at_once() throws Exception {
    Process killed = startInAnotherJvm("postgres");
    ProcessHandle postmaster = postmaster();

    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    kill(postmaster);
    kill(killed.toHandle());

    assertThat(rowsAfterStartingAgain()).containsExactly("42");
  }

  @Test
  void keeps_the_records_of_kafka() throws Exception {
    Process killed = startInAnotherJvm("kafka");

    kill(killed.toHandle());

    try (KafkaBackend again = KafkaBackend.embedded(directory)) {
      assertThat(read(again)).containsExactly("before the kill");
    }
  }

  private Process startInAnotherJvm(String backend) throws Exception {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BackendsInAnotherJvm.class.getName(),
                backend,
                directory.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    jvm = started;
    var lines = started.inputReader();
    for (String line = lines.readLine(); !BackendsInAnotherJvm.READY.equals(line); ) {
      assertThat(line).as("the other JVM is ready before its end").isNotNull();
      line = lines.readLine();
    }
    return started;
  }

  private ProcessHandle postmaster() {
    return new PostmasterFile(directory.resolve("cluster"))
        .pid()
        .flatMap(ProcessHandle::of)
        .orElseThrow();
  }

  private List<String> rowsAfterStartingAgain() throws Exception {
    try (PostgresBackend again = PostgresBackend.embedded(directory);
        Connection superuser = again.superuser().getConnection()) {
      return PostgresContract.query(superuser, "select answer from kept");
    }
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get();
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
