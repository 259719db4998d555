package io.trastienda.platform.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A program that starts one backend, stores one thing in it and waits to be killed.
final class BackendsInAnotherJvm {

  static final String READY = "ready";
  static final String REFUSED = "refused: ";
  static final String TOPIC = "kept";

  private BackendsInAnotherJvm() {}

  /// Starts `postgres` or `kafka` on a directory, or takes the data `directory` under a root.
  public static void main(String[] arguments) throws Exception {
    try {
      start(arguments[0], Path.of(arguments[1]));
    } catch (DataDirectoryUnavailable e) {
      System.out.println(REFUSED + e.getMessage());
      return;
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  private static void start(String backend, Path directory) throws Exception {
    switch (backend) {
      case "postgres" -> storeRow(PostgresBackend.embedded(directory));
      case "kafka" -> storeRecord(KafkaBackend.embedded(directory));
      case "directory" -> DataDirectory.open(directory);
      default -> throw new IllegalArgumentException(backend);
    }
  }

  private static void storeRow(PostgresBackend postgres) throws Exception {
    try (var connection = postgres.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as answer");
    }
  }

  private static void storeRecord(KafkaBackend kafka) throws Exception {
    Map<String, Object> address = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Admin admin = Admin.create(address);
        var producer =
            new KafkaProducer<>(address, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(TOPIC, "k", "before the kill")).get();
    }
  }
}
