package io.trastienda.analytics.warehouse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.trastienda.analytics.warehouse.Ledger.Range;
import io.trastienda.platform.events.EventsSettings;
import io.trastienda.platform.events.FactHeaders;
import io.trastienda.platform.events.FactTopic;
import io.trastienda.platform.events.LoneWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Brings facts from Kafka into ClickHouse, each exactly once in effect.
///
/// One ingest lives at a time. A batch is written down in PostgreSQL as pending, inserted under a
/// token made of its offset ranges, and marked done; the position in Kafka is the ledger's and
/// nobody else's. After a crash the pending batch is read again exactly and inserted under the same
/// token: ClickHouse drops it if it was there. After any failure it lets go of everything and
/// starts over.
@Component
final class Ingest implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Ingest.class);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
  private static final Duration PRUNE_EVERY = Duration.ofHours(1);
  private static final Duration REPLAY_LIMIT = Duration.ofSeconds(60);

  private final WarehouseSettings settings;
  private final EventsSettings events;
  private final ClickHouse clickHouse;
  private final Migrator migrator;
  private final LoneWorker<Ledger> worker;
  private final Counter ingested;
  private final Counter dropped;
  private final Counter buried;

  Ingest(
      WarehouseSettings settings,
      EventsSettings events,
      ClickHouse clickHouse,
      Migrator migrator,
      DataSource database,
      ObjectProvider<MeterRegistry> meters) {
    this.settings = settings;
    this.events = events;
    this.clickHouse = clickHouse;
    this.migrator = migrator;
    MeterRegistry registry = meters.getIfAvailable(() -> Metrics.globalRegistry);
    this.ingested = registry.counter("trastienda.warehouse.ingested", "outcome", "kept");
    this.dropped = registry.counter("trastienda.warehouse.ingested", "outcome", "repeated");
    this.buried = registry.counter("trastienda.warehouse.ingested", "outcome", "dead");
    this.worker =
        new LoneWorker<>(
            "ingest",
            settings.standby(),
            settings.backOff(),
            registry.counter("trastienda.warehouse.ingest.failures"),
            () -> Ledger.open(database),
            this::live);
  }

  @Override
  public void start() {
    if (!clickHouse.configured()) {
      log.info("There are no reports: trastienda.warehouse.url is not set");
      return;
    }
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  private void live(Ledger ledger) {
    migrator.migrate(ledger);
    String brokers = events.bootstrapServers();
    if (brokers == null) {
      // It lets the lock go, so that another node that has brokers may ingest.
      log.info("No facts come in here: trastienda.events.bootstrap-servers is not set");
      worker.end();
      return;
    }
    Map<FactTopic, String> topics = topicIds(brokers);
    if (topics.size() < FactTopic.values().length) {
      worker.pause(Duration.ofSeconds(1));
      return;
    }
    try (var consumer =
        new KafkaConsumer<>(
            consumerSettings(brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      replay(ledger, consumer, topics);
      follow(ledger, consumer, topics);
    }
  }

  /// Inserts again what was begun and perhaps not ended.
  private void replay(
      Ledger ledger, KafkaConsumer<byte[], byte[]> consumer, Map<FactTopic, String> topics) {
    for (Map.Entry<UUID, List<Range>> pending : ledger.pending().entrySet()) {
      List<Range> ranges = pending.getValue();
      Optional<FactTopic> family =
          topics.entrySet().stream()
              .filter(topic -> topic.getValue().equals(ranges.getFirst().topicId()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (family.isEmpty()) {
        log.error(
            "A batch of {} ranges is lost: its topic was made anew before it was done",
            ranges.size());
        ledger.lost(pending.getKey());
      } else {
        Batch again = readAgain(ledger, consumer, family.get(), ranges);
        insert(ledger, again, ranges);
        log.info("A pending batch of {} records was inserted again", again.records());
      }
    }
  }

  private Batch readAgain(
      Ledger ledger, KafkaConsumer<byte[], byte[]> consumer, FactTopic family, List<Range> ranges) {
    Map<Integer, FactHeaders> places = new HashMap<>();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long end = System.nanoTime() + REPLAY_LIMIT.toNanos();
    for (Range range : ranges) {
      places.put(range.part(), ledger.placeBefore(range));
      TopicPartition partition = new TopicPartition(family.topic(), range.part());
      consumer.assign(List.of(partition));
      consumer.seek(partition, range.from());
      while (consumer.position(partition) <= range.to()) {
        if (worker.stopped() || System.nanoTime() - end > 0) {
          throw new KafkaException("the records of a pending batch did not come in time");
        }
        for (var each : consumer.poll(Duration.ofMillis(200))) {
          if (each.offset() <= range.to()) {
            records.add(each);
          }
        }
      }
    }
    Batch again = new Batch(family, ranges.getFirst().topicId(), places);
    records.forEach(again::add);
    int expected = ranges.stream().mapToInt(Range::rows).sum();
    if (again.rows() != expected) {
      throw new IllegalStateException(
          "a pending batch must have "
              + expected
              + " rows as before, but has "
              + again.rows()
              + ": Kafka has lost records");
    }
    return again;
  }

  private void follow(
      Ledger ledger, KafkaConsumer<byte[], byte[]> consumer, Map<FactTopic, String> topics) {
    Map<FactTopic, Map<Integer, FactHeaders>> places = new EnumMap<>(FactTopic.class);
    assign(ledger, consumer, topics, places);
    log.info("This ingest is the live one");
    Map<FactTopic, Batch> batches = fresh(topics, places);
    long flushAt = System.nanoTime() + settings.flushAfter().toNanos();
    long progressAt = System.nanoTime();
    long pruneAt = System.nanoTime();
    Goal goal = null;
    while (!worker.stopped()) {
      long left = Math.max(0, flushAt - System.nanoTime());
      consumer
          .poll(Duration.ofNanos(Math.min(left, Duration.ofMillis(100).toNanos())))
          .forEach(each -> batch(batches, each.topic()).add(each));
      int waiting = batches.values().stream().mapToInt(Batch::records).sum();
      if (waiting >= settings.flushRows() || System.nanoTime() - flushAt >= 0) {
        batches.values().forEach(batch -> flush(ledger, batch));
        batches.putAll(fresh(topics, places));
        flushAt = System.nanoTime() + settings.flushAfter().toNanos();
        worker.gotOn();
        if (goal != null && goal.reached(consumer)) {
          ledger.completeTo(goal.relayedTo());
          goal = null;
        }
        if (goal == null && System.nanoTime() - progressAt >= 0) {
          Instant relayedTo = ledger.relayedTo();
          goal = new Goal(relayedTo, consumer.endOffsets(consumer.assignment()));
          progressAt = System.nanoTime() + PROGRESS_EVERY.toNanos();
        }
        if (System.nanoTime() - pruneAt >= 0) {
          ledger.prune();
          pruneAt = System.nanoTime() + PRUNE_EVERY.toNanos();
        }
      }
    }
  }

  private static void assign(
      Ledger ledger,
      KafkaConsumer<byte[], byte[]> consumer,
      Map<FactTopic, String> topics,
      Map<FactTopic, Map<Integer, FactHeaders>> places) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    List<TopicPartition> unread = new ArrayList<>();
    topics.forEach((family, topicId) -> {
      Map<Integer, Range> last = ledger.last(topicId);
      Map<Integer, FactHeaders> known = new HashMap<>();
      places.put(family, known);
      for (var info : consumer.partitionsFor(family.topic())) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        Range range = last.get(info.partition());
        if (range == null) {
          unread.add(partition);
        } else {
          positions.put(partition, range.to() + 1);
          known.put(info.partition(), range.last());
        }
      }
    });
    List<TopicPartition> all = new ArrayList<>(positions.keySet());
    all.addAll(unread);
    consumer.assign(all);
    positions.forEach(consumer::seek);
    consumer.seekToBeginning(unread);
  }

  private static Map<FactTopic, Batch> fresh(
      Map<FactTopic, String> topics, Map<FactTopic, Map<Integer, FactHeaders>> places) {
    Map<FactTopic, Batch> batches = new EnumMap<>(FactTopic.class);
    topics.forEach((family, topicId) ->
        batches.put(
            family,
            new Batch(family, topicId, places.computeIfAbsent(family, f -> new HashMap<>()))));
    return batches;
  }

  private static Batch batch(Map<FactTopic, Batch> batches, String topic) {
    return batches.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private void flush(Ledger ledger, Batch batch) {
    if (batch.isEmpty()) {
      return;
    }
    List<Range> ranges = batch.ranges();
    ledger.begin(ranges, batch.dead());
    if (!batch.dead().isEmpty()) {
      log.warn("{} records are no facts: see operator.dead_letter", batch.dead().size());
    }
    insert(ledger, batch, ranges);
    buried.increment(batch.dead().size());
    dropped.increment(batch.repeated());
  }

  private void insert(Ledger ledger, Batch batch, List<Range> ranges) {
    batch.insertInto(clickHouse, ranges);
    ledger.done(ranges.getFirst().batch());
    ingested.increment(batch.rows());
  }

  private static Map<FactTopic, String> topicIds(String brokers) {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", brokers);
    clients.put("default.api.timeout.ms", 10_000);
    clients.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(clients)) {
      var answer =
          admin
              .describeTopics(Arrays.stream(FactTopic.values()).map(FactTopic::topic).toList())
              .allTopicNames()
              .get(10, TimeUnit.SECONDS);
      Map<FactTopic, String> ids = new EnumMap<>(FactTopic.class);
      for (FactTopic family : FactTopic.values()) {
        var description = answer.get(family.topic());
        if (description != null) {
          ids.put(family, description.topicId().toString());
        }
      }
      return ids;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Map.of();
      }
      throw new KafkaException("cannot describe the topics", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("the broker does not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Map<String, Object> consumerSettings(String brokers) {
    Map<String, Object> consumer = new HashMap<>();
    consumer.put("bootstrap.servers", brokers);
    consumer.put("client.id", "trastienda-ingest");
    consumer.put("enable.auto.commit", false);
    consumer.put("isolation.level", "read_committed");
    consumer.put("auto.offset.reset", "none");
    consumer.put("allow.auto.create.topics", false);
    consumer.put("max.poll.records", 20_000);
    consumer.put("fetch.max.wait.ms", 50);
    consumer.put("max.partition.fetch.bytes", 4 * 1024 * 1024);
    consumer.put("default.api.timeout.ms", 10_000);
    return consumer;
  }

  /// What must be read until everything up to a moment is in.
  private record Goal(Instant relayedTo, Map<TopicPartition, Long> ends) {

    boolean reached(KafkaConsumer<byte[], byte[]> consumer) {
      return ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }
}
