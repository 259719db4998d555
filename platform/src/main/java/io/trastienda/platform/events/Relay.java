package io.trastienda.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.trastienda.platform.events.OutboxReader.OutboxRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries facts from the outbox to Kafka, in the order of their transactions.
///
/// One relay lives at a time: a database lock chooses it, and the producer's fixed transactional
/// name lets a new relay cut off one that does not know yet that it lost the lock. A batch is one
/// Kafka transaction, then the cursor moves. A crash between the two sends the batch again under
/// the same places, which consumers drop. After any failure it lets go of everything and starts
/// over.
@Component
final class Relay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final String TRANSACTIONAL_ID = "trastienda-relay";
  private static final Duration COMPLETE_EVERY = Duration.ofSeconds(1);
  private static final Duration TEND_EVERY = Duration.ofHours(1);

  private final EventsSettings settings;
  private final @Nullable String url;
  private final Counter relayed;
  private final LoneWorker<OutboxReader> worker;

  private volatile boolean live;
  private volatile double behind = Double.NaN;

  Relay(
      EventsSettings settings,
      ObjectProvider<JdbcConnectionDetails> database,
      ObjectProvider<MeterRegistry> meters) {
    this.settings = settings;
    JdbcConnectionDetails application = database.getIfAvailable();
    String own = settings.relay().url();
    this.url = own != null || application == null ? own : application.getJdbcUrl();
    MeterRegistry registry = meters.getIfAvailable(() -> Metrics.globalRegistry);
    this.relayed = registry.counter("trastienda.events.relayed");
    this.worker =
        new LoneWorker<>(
            "relay",
            settings.relay().standby(),
            settings.relay().backOff(),
            registry.counter("trastienda.events.relay.failures"),
            this::open,
            this::relay);
    Gauge.builder("trastienda.events.relay.live", this, relay -> relay.live ? 1 : 0)
        .register(registry);
    Gauge.builder("trastienda.events.relay.lag", this, Relay::lag)
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public void start() {
    if (settings.bootstrapServers() == null) {
      log.info("Facts wait in the outbox: trastienda.events.bootstrap-servers is not set");
      return;
    }
    if (url == null || settings.relay().username() == null) {
      throw new IllegalStateException(
          "the relay needs trastienda.events.relay.username, a role that may read the outbox");
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

  /// Says whether this relay is the one that sends.
  boolean live() {
    return live;
  }

  private double lag() {
    return live ? behind : Double.NaN;
  }

  private OutboxReader open() throws SQLException {
    return OutboxReader.open(
        Objects.requireNonNull(url), settings.relay().username(), settings.relay().password());
  }

  private void relay(OutboxReader outbox) throws SQLException {
    createTopics();
    Producer<String, byte[]> producer =
        new KafkaProducer<>(producerSettings(), new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      live = true;
      log.info("This relay is the live one");
      follow(outbox, producer);
    } finally {
      live = false;
      producer.close(Duration.ofSeconds(2));
    }
  }

  private void follow(OutboxReader outbox, Producer<String, byte[]> producer) throws SQLException {
    FactHeaders cursor = outbox.cursor();
    long tendAt = System.nanoTime();
    long completeAt = tendAt;
    while (!worker.stopped()) {
      if (System.nanoTime() - tendAt >= 0) {
        tend(outbox);
        tendAt = System.nanoTime() + TEND_EVERY.toNanos();
      }
      List<OutboxRow> rows = outbox.next(cursor, settings.relay().batch());
      if (!rows.isEmpty()) {
        send(producer, rows);
        FactHeaders last = rows.getLast().place();
        outbox.advance(cursor, last);
        cursor = last;
        relayed.increment(rows.size());
      }
      worker.gotOn();
      if (rows.size() < settings.relay().batch()) {
        if (System.nanoTime() - completeAt >= 0) {
          behind = outbox.complete();
          completeAt = System.nanoTime() + COMPLETE_EVERY.toNanos();
        }
        worker.pause(settings.relay().idle());
      }
    }
  }

  private static void send(Producer<String, byte[]> producer, List<OutboxRow> rows) {
    producer.beginTransaction();
    for (OutboxRow row : rows) {
      // A failure of one is thrown again by the commit.
      var _ =
          producer.send(
              new ProducerRecord<>(
                  FactTopic.ofType(row.type()).topic(),
                  null,
                  row.recordedAt().toEpochMilli(),
                  row.key(),
                  row.payload().getBytes(UTF_8),
                  row.place().headers()));
    }
    producer.commitTransaction();
  }

  /// A day without its partition is no loss, so a lock that somebody holds is no reason to stop.
  private static void tend(OutboxReader outbox) throws SQLException {
    try {
      outbox.tend();
    } catch (SQLException e) {
      if (!"55P03".equals(e.getSQLState())) {
        throw e;
      }
      log.warn("The outbox was too busy to tend; again in {} minutes", TEND_EVERY.toMinutes());
    }
  }

  private void createTopics() {
    try (Admin admin = Admin.create(clientSettings())) {
      for (FactTopic family : FactTopic.values()) {
        NewTopic topic =
            new NewTopic(
                    family.topic(),
                    Optional.of(FactTopic.PARTITIONS),
                    settings.replication() > 0
                        ? Optional.of(settings.replication())
                        : Optional.empty())
                .configs(
                    Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(settings.retention().toMillis())));
        try {
          admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new KafkaException("cannot create topic " + family.topic(), e.getCause());
          }
        } catch (TimeoutException e) {
          throw new KafkaException("the broker does not answer", e);
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
    }
  }

  private Map<String, Object> clientSettings() {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", Objects.requireNonNull(settings.bootstrapServers()));
    clients.put("client.id", TRANSACTIONAL_ID);
    clients.put("default.api.timeout.ms", 10_000);
    clients.put("request.timeout.ms", 5_000);
    return clients;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> producer = clientSettings();
    producer.remove("default.api.timeout.ms");
    producer.put("transactional.id", TRANSACTIONAL_ID);
    producer.put("acks", "all");
    producer.put("compression.type", "lz4");
    producer.put("linger.ms", 5);
    producer.put("batch.size", 128 * 1024);
    producer.put("max.block.ms", 10_000);
    producer.put("delivery.timeout.ms", 30_000);
    producer.put("transaction.timeout.ms", 60_000);
    return producer;
  }
}
