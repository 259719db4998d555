package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A `.data` that no backend can use: the start program says so in its last line, and leaves alone
/// what is there.
class BrokenDataIT {

  @TempDir Path home;
  private Path data;

  @BeforeEach
  void make_the_directory() throws Exception {
    data = Files.createDirectories(home.resolve(".data"));
  }

  @Test
  void a_file_in_its_place() throws Exception {
    Files.delete(data);
    Files.writeString(data, "mine");

    assertRefused("The data directory .data cannot be used: it is a file, not a directory.");
    assertThat(data).hasContent("mine");
  }

  @Test
  void somebody_elses_files_in_the_place_of_postgresql() throws Exception {
    Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
    Path letter = Files.writeString(cluster.resolve("letter.txt"), "mine");

    assertRefused(
        "PostgreSQL does not start on .data/postgres (cluster holds letter.txt, which is not"
            + " PostgreSQL's); its own words are in server.log there");
    assertThat(letter).hasContent("mine");
  }

  @Test
  void the_data_of_another_postgresql() throws Exception {
    Path cluster = Files.createDirectories(data.resolve("postgres/cluster/global"));
    Files.writeString(cluster.resolve("pg_control"), "x");
    Files.writeString(cluster.resolveSibling("postgresql.conf"), "");
    Files.writeString(cluster.resolveSibling("PG_VERSION"), "17\n");

    assertRefused(
        "PostgreSQL does not start on .data/postgres (cluster was made by PostgreSQL 17, but this is"
            + " 18); its own words are in server.log there");
  }

  @Test
  void the_data_of_another_kafka() throws Exception {
    Path kafka = Files.createDirectories(data.resolve("kafka"));
    Files.writeString(kafka.resolve("meta.properties"), "version=1\nnode.id=99\n");

    assertRefused("Kafka does not start on .data/kafka: its meta.properties is of another Kafka");
  }

  @Test
  void a_file_in_the_place_of_clickhouse_costs_the_reports_only() throws Exception {
    Path clickhouse = Files.createDirectories(data.resolve("clickhouse"));
    Files.writeString(clickhouse.resolve("engine"), "mine");

    try (StartedProgram program = start()) {
      assertThat(program.awaitLine("Reports are off"))
          .contains("because the ClickHouse engine did not start: ")
          .endsWith(". Cases and statements work; reports will say so.");
      program.awaitLine("Trastienda is ready");
      assertThat(program.traces()).isEmpty();
    }
  }

  private void assertRefused(String sentence) throws Exception {
    StartedProgram program = start();
    assertThat(program.awaitEnd()).isEqualTo(1);
    assertThat(program.lastLine()).startsWith(sentence);
    assertThat(program.traces()).isEmpty();
  }

  private StartedProgram start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    return StartedProgram.in(home, port, Map.of());
  }
}
