package io.trastienda.platform.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// What Trastienda relies on in Kafka, whichever brokers it runs on.
abstract class KafkaContract {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String topic = "contract-" + UUID.randomUUID();

  abstract KafkaBackend backend();

  @Test
  void hides_the_records_of_an_aborted_transaction_from_a_committed_reader() throws Exception {
    createTopic(1);

    try (var producer = producer("relay-" + topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "k", "aborted")).get();
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "k", "committed")).get();
      producer.commitTransaction();
    }

    assertThat(read(1)).containsExactly("committed");
  }

  @Test
  void fences_the_older_of_two_producers_with_one_transactional_id() throws Exception {
    createTopic(1);

    try (var older = producer("relay-" + topic);
        var newer = producer("relay-" + topic)) {
      older.initTransactions();
      older.beginTransaction();
      older.send(new ProducerRecord<>(topic, "k", "older")).get();
      newer.initTransactions();

      assertThatThrownBy(older::commitTransaction)
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
      newer.beginTransaction();
      newer.send(new ProducerRecord<>(topic, "k", "newer")).get();
      newer.commitTransaction();
    }

    assertThat(read(1)).containsExactly("newer");
  }

  @Test
  void creates_twelve_partitions_under_an_id_that_changes_with_the_topic() throws Exception {
    createTopic(12);

    try (Admin admin = admin()) {
      TopicDescription first =
          requireNonNull(admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic));
      admin.deleteTopics(Set.of(topic)).all().get();
      Uuid second = createTopicAgain(admin);

      assertThat(first.partitions()).hasSize(12);
      assertThat(first.topicId()).isNotEqualTo(Uuid.ZERO_UUID).isNotEqualTo(second);
    }
  }

  @Test
  void creates_no_topic_that_nobody_asked_for() {
    try (Admin admin = admin();
        var consumer = consumer()) {
      consumer.subscribe(List.of(topic));
      consumer.poll(Duration.ofMillis(200));

      assertThatThrownBy(() -> admin.describeTopics(Set.of(topic)).allTopicNames().get())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  final void createTopic(int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  /// Brokers finish a deletion after they have answered it.
  private Uuid createTopicAgain(Admin admin) {
    NewTopic again = new NewTopic(topic, 1, (short) 1);
    return org.awaitility.Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> admin.createTopics(List.of(again)).topicId(topic).get(),
            java.util.Objects::nonNull);
  }

  final void send(String value) throws Exception {
    try (var producer = producer("relay-" + topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "k", value)).get();
      producer.commitTransaction();
    }
  }

  /// Reads committed records of partition 0 from its beginning, at least so many.
  final List<String> read(int count) {
    List<String> values = new ArrayList<>();
    try (var consumer = consumer()) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + LIMIT.toNanos();
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
      }
    }
    return values;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", backend().bootstrapServers()));
  }

  private KafkaProducer<String, String> producer(String transactionalId) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", backend().bootstrapServers(), "transactional.id", transactionalId),
        new StringSerializer(),
        new StringSerializer());
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            backend().bootstrapServers(),
            "group.id",
            "reader-" + topic,
            "enable.auto.commit",
            "false",
            "isolation.level",
            "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
