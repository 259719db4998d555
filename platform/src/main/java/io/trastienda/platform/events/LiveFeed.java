package io.trastienda.platform.events;

import io.trastienda.platform.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The only door through which screens hear news: hints to read again, never the news itself.
///
/// One consumer per node reads the end of the topics, in no group. It looks at the client of a
/// record and nothing else.
@Component
public class LiveFeed implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration COALESCE = Duration.ofMillis(250);
  private static final Duration POLL_WHEN_AWAY = Duration.ofSeconds(3);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

  private final EventsSettings settings;
  private final Set<Listening> subscriptions = ConcurrentHashMap.newKeySet();

  private @Nullable Thread thread;
  private volatile CountDownLatch stopping = new CountDownLatch(0);
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile boolean away;

  LiveFeed(EventsSettings settings) {
    this.settings = settings;
  }

  /// Ends a subscription; ending it twice is harmless.
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// Calls back, at most four times a second, when something happened for one of the tenants. While
  /// the broker is away it calls back every 3 seconds instead, for all of them.
  ///
  /// @param tenants the clients that the viewer serves
  /// @param hint what to do, given the clients with news; runs on a thread of the feed, one call at
  ///   a time; what it throws is logged
  public Subscription subscribe(Set<TenantId> tenants, Consumer<Set<TenantId>> hint) {
    Listening listening = new Listening(Set.copyOf(tenants), hint);
    subscriptions.add(listening);
    return () -> subscriptions.remove(listening);
  }

  /// Says whether the broker is away, so that hints come by the clock and mean nothing by
  /// themselves.
  public boolean away() {
    return away;
  }

  @Override
  public synchronized void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("trastienda-live-feed").daemon().start(this::run);
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping.countDown();
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      if (!running.join(Duration.ofSeconds(5))) {
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (stopping.getCount() > 0) {
      long began = System.nanoTime();
      String brokers = settings.bootstrapServers();
      if (brokers != null) {
        try (var reading =
            new KafkaConsumer<>(
                consumerSettings(brokers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
          consumer = reading;
          follow(reading);
        } catch (WakeupException _) {
          log.debug("The live feed stops");
        } catch (KafkaException e) {
          tellOnce(e);
        } finally {
          consumer = null;
        }
      }
      away = true;
      pollInstead(began);
    }
  }

  /// An outage is one line in the log, not one every three seconds.
  private void tellOnce(KafkaException failure) {
    if (away) {
      log.debug("The broker is still away: {}", failure.toString());
    } else {
      log.warn("The live feed polls until the broker is back: {}", failure.toString());
    }
  }

  /// Reads until the broker is away, which its clients do not say: they wait in silence. So a quiet
  /// time ends with a question that must be answered.
  private void follow(KafkaConsumer<byte[], byte[]> reading) {
    List<TopicPartition> partitions =
        Arrays.stream(FactTopic.values())
            .flatMap(family -> reading.partitionsFor(family.topic(), PROBE_LIMIT).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.size() < FactTopic.values().length) {
      return;
    }
    reading.assign(partitions);
    seekToEnd(reading, partitions);
    if (away) {
      log.info("The live feed hears the broker again");
      away = false;
    }
    everybody();
    long heardAt = System.nanoTime();
    while (stopping.getCount() > 0) {
      Set<Integer> news = new HashSet<>();
      for (var record : reading.poll(COALESCE.dividedBy(2))) {
        FactHeaders.of(record.headers()).ifPresent(fact -> news.add(fact.tenant()));
      }
      if (!news.isEmpty()) {
        heardAt = System.nanoTime();
      } else if (System.nanoTime() - heardAt > POLL_WHEN_AWAY.toNanos()) {
        reading.endOffsets(partitions.subList(0, 1), PROBE_LIMIT);
        heardAt = System.nanoTime();
      }
      subscriptions.forEach(listening -> listening.offer(news));
      subscriptions.forEach(Listening::deliver);
    }
  }

  private static void seekToEnd(
      KafkaConsumer<byte[], byte[]> reading, Collection<TopicPartition> partitions) {
    reading.endOffsets(partitions, PROBE_LIMIT).forEach(reading::seek);
  }

  /// Hints, and waits for what the last look for the broker left of the three seconds.
  private void pollInstead(long began) {
    everybody();
    long left = POLL_WHEN_AWAY.toNanos() - (System.nanoTime() - began);
    try {
      if (stopping.await(left, TimeUnit.NANOSECONDS)) {
        log.debug("The live feed stops");
      }
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }

  /// Passes on hints that came by another way than the broker, and whatever still waits for its
  /// quarter of a second.
  void offer(Set<Integer> withNews) {
    subscriptions.forEach(listening -> listening.offer(withNews));
    subscriptions.forEach(Listening::deliver);
  }

  private void everybody() {
    subscriptions.forEach(Listening::offerAll);
    subscriptions.forEach(Listening::deliver);
  }

  private static Map<String, Object> consumerSettings(String brokers) {
    Map<String, Object> consumer = new HashMap<>();
    consumer.put("bootstrap.servers", brokers);
    consumer.put("client.id", "trastienda-live-feed");
    consumer.put("enable.auto.commit", false);
    consumer.put("auto.offset.reset", "latest");
    consumer.put("allow.auto.create.topics", false);
    consumer.put("fetch.max.wait.ms", 250);
    consumer.put("max.poll.records", 20_000);
    consumer.put("default.api.timeout.ms", 5_000);
    return consumer;
  }

  /// One viewer. News gathers here while a call runs or the quarter of a second is not over.
  private static final class Listening {

    private final Set<TenantId> tenants;
    private final Consumer<Set<TenantId>> hint;
    private final Set<TenantId> news = new HashSet<>();
    private final AtomicBoolean calling = new AtomicBoolean();
    private long notBefore = System.nanoTime();

    Listening(Set<TenantId> tenants, Consumer<Set<TenantId>> hint) {
      this.tenants = tenants;
      this.hint = hint;
    }

    synchronized void offer(Set<Integer> withNews) {
      if (withNews.isEmpty()) {
        return;
      }
      for (TenantId tenant : tenants) {
        if (withNews.contains(tenant.value())) {
          news.add(tenant);
        }
      }
    }

    synchronized void offerAll() {
      news.addAll(tenants);
    }

    synchronized void deliver() {
      if (news.isEmpty()
          || System.nanoTime() - notBefore < 0
          || !calling.compareAndSet(false, true)) {
        return;
      }
      Set<TenantId> told = Set.copyOf(news);
      news.clear();
      notBefore = System.nanoTime() + COALESCE.toNanos();
      Thread.ofVirtual()
          .name("trastienda-live-hint")
          .start(() -> {
            try {
              hint.accept(told);
            } catch (RuntimeException e) {
              log.warn("A screen could not take a hint", e);
            } finally {
              calling.set(false);
            }
          });
    }
  }
}
