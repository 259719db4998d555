package io.trastienda.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class RelayIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final PostgresBackend postgres = PostgresBackend.shared();
  private final KafkaBackend kafka = KafkaBackend.shared();
  private final TenantId tenant = new TenantId(ThreadLocalRandom.current().nextInt(1, 1 << 30));
  private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

  private ConfigurableApplicationContext node = startNode();

  @BeforeEach
  void waitForTheRelay() {
    await().atMost(SOON).until(() -> node.getBean(Relay.class).live());
  }

  @AfterEach
  void stop() {
    nodes.forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void carries_facts_to_their_topics_in_order_with_their_places() {
    append(EventsFixtures.opened(tenant, 1), EventsFixtures.interval(tenant, "A-014"));
    append(EventsFixtures.completed(tenant, 1));

    List<ConsumerRecord<String, byte[]>> cases = read(FactTopic.CASE, 2);
    List<ConsumerRecord<String, byte[]>> agents = read(FactTopic.AGENT, 1);

    assertThat(cases.stream().map(each -> FactJson.read(each.value()).type()))
        .containsExactly("io.trastienda.case.opened.v1", "io.trastienda.case.completed.v1");
    assertThat(cases.stream().map(ConsumerRecord::key)).containsOnly(tenant + ":1");
    assertThat(agents.getFirst().key()).isEqualTo(tenant + ":A-014");
    FactHeaders first = place(cases.get(0));
    FactHeaders second = place(cases.get(1));
    assertThat(first).isLessThan(second);
    assertThat(first.tenant()).isEqualTo(tenant.value());
    assertThat(first.epoch()).isEqualTo(1);
    try (var consumer = consumer("read_committed")) {
      assertThat(consumer.partitionsFor(FactTopic.CASE.topic())).hasSize(12);
    }
  }

  @Test
  void waits_for_a_transaction_that_commits_late() throws SQLException {
    try (Connection slow = postgres.superuser().getConnection()) {
      slow.setAutoCommit(false);
      UUID late = UUID.randomUUID();
      try (var insert =
          slow.prepareStatement(
              "insert into operator.outbox(event_id, tenant_id, type, key, payload) values (?, ?,"
                  + " 'io.trastienda.case.opened.v1', 'late', '{}')")) {
        insert.setObject(1, late);
        insert.setInt(2, tenant.value());
        insert.executeUpdate();
      }
      append(EventsFixtures.opened(tenant, 1));

      await()
          .during(Duration.ofMillis(500))
          .atMost(SOON)
          .until(() -> read(FactTopic.CASE, 0).isEmpty());
      slow.commit();

      assertThat(read(FactTopic.CASE, 2).stream().map(ConsumerRecord::key))
          .containsExactlyInAnyOrder("late", tenant + ":1");
    }
  }

  @Test
  void sends_what_was_written_while_nobody_relayed() {
    node.close();
    ConfigurableApplicationContext quiet = EventsTestApplication.start(postgres, List.of());
    nodes.add(quiet);
    appendOn(quiet, EventsFixtures.opened(tenant, 1), EventsFixtures.opened(tenant, 2));

    node = startNode();

    assertThat(read(FactTopic.CASE, 2)).hasSize(2);
  }

  @Test
  void lets_one_of_two_relays_live_and_the_other_follow_it() {
    ConfigurableApplicationContext second = startNode();
    append(EventsFixtures.opened(tenant, 1));
    assertThat(read(FactTopic.CASE, 1)).hasSize(1);
    assertThat(second.getBean(Relay.class).live()).isFalse();

    node.close();
    await().atMost(SOON).until(() -> second.getBean(Relay.class).live());
    appendOn(second, EventsFixtures.opened(tenant, 2));

    assertThat(read(FactTopic.CASE, 2)).hasSize(2);
  }

  @Test
  void a_relay_that_lost_its_lock_is_cut_off_by_the_next() {
    JdbcClient superuser = JdbcClient.create(postgres.superuser());
    Map<String, Object> zombie =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "trastienda-relay");
    try (var producer =
        new KafkaProducer<>(zombie, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ =
          producer.send(
              new ProducerRecord<>(FactTopic.CASE.topic(), tenant + ":9", new byte[] {'?'}));
      producer.flush();
      superuser
          .sql(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where application_name = 'trastienda-relay'")
          .query()
          .listOfRows();
      append(EventsFixtures.opened(tenant, 1));

      assertThat(read(FactTopic.CASE, 1).stream().map(ConsumerRecord::key))
          .containsExactly(tenant + ":1");
      assertThatThrownBy(producer::commitTransaction).isInstanceOf(KafkaException.class);
    }
  }

  @Test
  void sends_again_under_the_same_place_when_it_died_before_the_cursor_moved() {
    append(EventsFixtures.opened(tenant, 1));
    assertThat(read(FactTopic.CASE, 1)).hasSize(1);
    node.close();
    JdbcClient superuser = JdbcClient.create(postgres.superuser());
    superuser
        .sql(
            "update operator.relay_cursor set (xid, outbox_id) ="
                + " (select xid, id - 1 from operator.outbox where tenant_id = ?)")
        .param(tenant.value())
        .update();

    node = startNode();

    List<ConsumerRecord<String, byte[]>> twice = read(FactTopic.CASE, 2);
    assertThat(place(twice.get(0))).isEqualTo(place(twice.get(1)));
  }

  @Test
  void says_how_far_it_is_complete() {
    append(EventsFixtures.opened(tenant, 1));
    Instant written = Instant.now();

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    JdbcClient.create(postgres.superuser())
                        .sql("select complete_to from operator.relay_cursor")
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single())
                .isAfter(written));
  }

  @Test
  void comes_back_by_itself_after_the_broker_was_away() {
    kafka.stop();
    append(EventsFixtures.opened(tenant, 1));

    kafka.restart();

    assertThat(read(FactTopic.CASE, 1)).hasSize(1);
  }

  @Test
  void tells_the_viewers_of_a_client_and_nobody_else() {
    TenantId other = new TenantId(tenant.value() + 1);
    Set<TenantId> told = ConcurrentHashMap.newKeySet();
    ConcurrentLinkedQueue<Set<TenantId>> others = new ConcurrentLinkedQueue<>();
    LiveFeed feed = node.getBean(LiveFeed.class);
    feed.subscribe(Set.of(tenant), told::addAll);
    var foreign = feed.subscribe(Set.of(other), others::add);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          append(EventsFixtures.opened(tenant, 1));
          return told.contains(tenant);
        });
    others.clear();

    append(EventsFixtures.opened(tenant, 2));

    await().during(Duration.ofSeconds(1)).atMost(SOON).until(others::isEmpty);
    foreign.close();
    assertThat(told).containsExactly(tenant);
  }

  @Test
  void tells_a_viewer_at_most_four_times_a_second() {
    ConcurrentLinkedQueue<Long> calls = new ConcurrentLinkedQueue<>();
    node.getBean(LiveFeed.class).subscribe(Set.of(tenant), hint -> calls.add(System.nanoTime()));
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          append(EventsFixtures.opened(tenant, 1));
          return calls.size() >= 8;
        });

    List<Long> times = List.copyOf(calls);
    for (int i = 0; i + 1 < times.size(); i++) {
      assertThat(times.get(i + 1) - times.get(i)).isGreaterThan(200_000_000L);
    }
  }

  private ConfigurableApplicationContext startNode() {
    var started =
        EventsTestApplication.start(
            postgres,
            List.of(),
            kafka.properties().entrySet().stream()
                .map(set -> set.getKey() + "=" + set.getValue())
                .toArray(String[]::new));
    nodes.add(started);
    return started;
  }

  private void append(Fact... facts) {
    appendOn(node, facts);
  }

  private void appendOn(ConfigurableApplicationContext on, Fact... facts) {
    on.getBean(TenantBoundary.class)
        .asJob(
            "test",
            tenant,
            () ->
                on.getBean(TransactionTemplate.class)
                    .execute(status -> {
                      on.getBean(Outbox.class).append(Arrays.asList(facts));
                      return true;
                    }));
  }

  /// Reads this tenant's records from the beginning until there are so many.
  private List<ConsumerRecord<String, byte[]>> read(FactTopic family, int count) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (var consumer = consumer("read_committed")) {
      List<TopicPartition> partitions =
          IntStream.range(0, FactTopic.PARTITIONS)
              .mapToObj(part -> new TopicPartition(family.topic(), part))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + (count == 0 ? Duration.ofMillis(700) : SOON).toNanos();
      while (System.nanoTime() < end && (count == 0 || found.size() < count)) {
        for (var each : consumer.poll(Duration.ofMillis(100))) {
          if (FactHeaders.of(each.headers()).map(FactHeaders::tenant).orElse(0) == tenant.value()) {
            found.add(each);
          }
        }
      }
    }
    return found;
  }

  private KafkaConsumer<String, byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "isolation.level",
            isolation,
            "enable.auto.commit",
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static FactHeaders place(ConsumerRecord<String, byte[]> of) {
    return FactHeaders.of(of.headers()).orElseThrow();
  }
}
