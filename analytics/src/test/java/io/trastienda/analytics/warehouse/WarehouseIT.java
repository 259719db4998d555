package io.trastienda.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.EventsFixtures;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactTopic;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class WarehouseIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Question COUNT = Question.of(WarehouseIT.class, "test-count");
  private static final Question BY_TYPE = Question.of(WarehouseIT.class, "test-by-type");
  private static final Question CARELESS = Question.of(WarehouseIT.class, "test-careless");
  private static final Question ECHO = Question.of(WarehouseIT.class, "test-echo");

  private static final ConfigurableApplicationContext node =
      WarehouseTestApplication.start(WarehouseTestApplication.backends());

  private final TenantId tenant = new TenantId(ThreadLocalRandom.current().nextInt(1, 1 << 30));
  private final TenantId other = new TenantId(tenant.value() + 1);
  private final Warehouse warehouse = node.getBean(Warehouse.class);
  private final TenantBoundary boundary = node.getBean(TenantBoundary.class);
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void answers_with_the_facts_that_were_written_in_their_types() {
    append(
        tenant,
        List.of(
            EventsFixtures.opened(tenant, 1),
            EventsFixtures.completed(tenant, 1),
            EventsFixtures.interval(tenant, "A-014")));
    awaitCount(tenant, 2);

    Answer answer = ask(tenant, COUNT, Map.of()).getFirst();

    assertThat(answer.whole("ids")).isEqualTo(2);
    assertThat(answer.whole("completed")).isEqualTo(1);
    assertThat(answer.decimal("median")).isEqualByComparingTo("1800");
    assertThat(answer.instant("latest")).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
    assertThat(answer.day("day")).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(answer.text("reference")).isEqualTo("TST-2026-1");
    assertThat(answer.missing("nothing")).isTrue();
    assertThat(answer.decimal("nothing")).isNull();
  }

  @Test
  void takes_values_as_they_are() {
    String nasty = "'; drop table x -- \\ \t \n \" ñ {tenant:UInt32} ' or 1=1";

    Answer answer =
        ask(
                tenant,
                ECHO,
                Map.of(
                    "text", nasty,
                    "list", List.of(nasty, "b"),
                    "number", Long.MIN_VALUE,
                    "at", Instant.parse("2026-11-20T23:59:59.999Z"),
                    "day", LocalDate.of(2026, 2, 28)))
            .getFirst();

    assertThat(answer.text("text")).isEqualTo(nasty);
    assertThat(answer.whole("number")).isEqualTo(Long.MIN_VALUE);
    assertThat(answer.instant("at")).isEqualTo(Instant.parse("2026-11-20T23:59:59.999Z"));
    assertThat(answer.day("day")).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(answer.whole("tenant")).isEqualTo(tenant.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complaint' or 1=1 --",
        "complaint') settings additional_table_filters={} --",
        "\\' or tenant_id > 0 or \\'",
        "x\n union all select 1",
        "{tenant:UInt32}",
        "%",
        "\0"
      })
  void finds_nothing_for_a_text_that_is_no_key(String text) {
    append(tenant, List.of(EventsFixtures.opened(tenant, 1)));
    append(other, List.of(EventsFixtures.opened(other, 1)));
    awaitCount(tenant, 1);
    awaitCount(other, 1);

    List<Answer> answers =
        ask(
            tenant,
            BY_TYPE,
            Map.of(
                "workType",
                text,
                "from",
                Instant.EPOCH,
                "to",
                Instant.parse("2100-01-01T00:00:00Z")));

    assertThat(answers).isEmpty();
  }

  @Test
  void a_careless_question_still_sees_one_client_only() {
    append(tenant, List.of(EventsFixtures.opened(tenant, 1), EventsFixtures.opened(tenant, 2)));
    append(other, List.of(EventsFixtures.opened(other, 1)));
    awaitCount(tenant, 2);
    awaitCount(other, 1);

    Answer answer = ask(tenant, CARELESS, Map.of()).getFirst();

    assertThat(answer.whole("n")).isEqualTo(2);
    assertThat(answer.whole("tenants")).isEqualTo(1);
  }

  @Test
  void the_question_alone_holds_where_the_filter_is_taken_away() {
    append(tenant, List.of(EventsFixtures.opened(tenant, 1)));
    append(other, List.of(EventsFixtures.opened(other, 1)));
    awaitCount(tenant, 1);
    awaitCount(other, 1);
    Map<String, String> parameters = Map.of("tenant", tenant.toString());

    List<JsonAnswer> careful = warehouse.answers(COUNT, parameters, Map.of());
    List<JsonAnswer> careless = warehouse.answers(CARELESS, parameters, Map.of());

    assertThat(careful.getFirst().whole("n")).isEqualTo(1);
    assertThat(careless.getFirst().whole("tenants")).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "select {tenant:UInt32} settings additional_table_filters = {}",
        "select {tenant:UInt32} from merge('kpi', 'case_event')",
        "select {tenant:UInt32} from url('http://127.0.0.1/', CSV)",
        "select {tenant:UInt32}; drop table kpi.case_event",
        "insert into kpi.case_event select {tenant:UInt32}",
        "select {tenant:UInt32} from mergeTreeIndex(kpi, case_event)",
        "select {tenant:UInt32} from loop(kpi.case_event)",
        "select {tenant:UInt32} from file('x')"
      })
  void refuses_a_question_that_could_step_over_the_wall(String sql) {
    assertThatThrownBy(() -> new Question("bad", sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad");
  }

  @Test
  void refuses_to_answer_one_client_about_another() {
    assertThatThrownBy(() ->
            boundary.asJob("test", tenant, () -> warehouse.ask(other, COUNT, Map.of(), row -> row)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ask(tenant, COUNT, Map.of("tenant", 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_reader_cannot_write() {
    ClickHouse clickHouse = node.getBean(ClickHouse.class);

    assertThatThrownBy(() -> clickHouse.ask("drop table kpi.agent_interval", Map.of(), Map.of()))
        .hasMessageContaining("readonly");
  }

  @Test
  void says_up_to_when_it_knows_everything() {
    append(tenant, List.of(EventsFixtures.opened(tenant, 1)));
    Instant written = Instant.now();

    await().atMost(SOON).until(() -> asOf().at().isAfter(written));

    assertThat(asOf().upToDate()).isTrue();
    assertThat(ask(tenant, COUNT, Map.of()).getFirst().whole("n")).isEqualTo(1);
  }

  @Test
  void buries_what_is_no_fact_and_goes_on() {
    Map<String, Object> outsider =
        Map.of("bootstrap.servers", KafkaBackend.shared().bootstrapServers());
    String key = "poison-" + tenant;
    try (var producer =
        new KafkaProducer<>(outsider, new StringSerializer(), new ByteArraySerializer())) {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  FactTopic.CASE.topic(),
                  key,
                  "secret of a customer".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      producer.flush();
    }
    append(tenant, List.of(EventsFixtures.opened(tenant, 1)));

    awaitCount(tenant, 1);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    superuser
                        .sql("select * from operator.dead_letter where bytes = 20")
                        .query()
                        .listOfRows()
                        .toString())
                .contains("record must carry a place")
                .doesNotContain("secret"));
  }

  @Test
  void drops_what_the_relay_sent_twice() {
    append(tenant, List.of(EventsFixtures.opened(tenant, 1), EventsFixtures.opened(tenant, 2)));
    awaitCount(tenant, 2);
    ConfigurableApplicationContext second =
        WarehouseTestApplication.start(WarehouseTestApplication.backends());
    try (second) {
      superuser
          .sql(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where application_name = 'trastienda-relay'")
          .query()
          .listOfRows();
      superuser
          .sql(
              "update operator.relay_cursor set (xid, outbox_id) ="
                  + " (select xid, min(id) - 1 from operator.outbox where tenant_id = ? group by xid)")
          .param(tenant.value())
          .update();
      append(tenant, List.of(EventsFixtures.completed(tenant, 2)));

      awaitCount(tenant, 3);
      Instant written = Instant.now();
      await().atMost(SOON).until(() -> asOf().at().isAfter(written));
    }

    assertThat(ask(tenant, COUNT, Map.of()).getFirst().whole("n")).isEqualTo(3);
  }

  @Test
  void keeps_many_facts_of_many_cases_exactly() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 1; i <= 5_000; i++) {
      facts.add(EventsFixtures.opened(tenant, i));
      facts.add(EventsFixtures.completed(tenant, i));
    }
    append(tenant, facts);

    awaitCount(tenant, 10_000);

    Answer answer = ask(tenant, COUNT, Map.of()).getFirst();
    assertThat(answer.whole("ids")).isEqualTo(10_000);
    assertThat(answer.whole("completed")).isEqualTo(5_000);
  }

  @Test
  void migrates_twice_without_effect_and_alike_everywhere() throws java.sql.SQLException {
    ClickHouse clickHouse = node.getBean(ClickHouse.class);
    Migrator migrator = node.getBean(Migrator.class);
    try (Ledger ledger = Ledger.open(node.getBean(javax.sql.DataSource.class))) {
      assertThat(migrator.migrate(ledger)).isZero();
    }
    for (Migrator.Step step : Migrator.steps()) {
      clickHouse.execute(step.sql());
    }

    List<String> columns =
        clickHouse
            .ask(
                "select name from system.columns where database = 'kpi' and table = 'case_event'"
                    + " and name not in ('ingested_at') order by position",
                Map.of(),
                Map.of())
            .stream()
            .map(row -> String.valueOf(row.text("name")))
            .toList();

    assertThat(columns).isEqualTo(FactRows.CASE_COLUMNS);
  }

  @Test
  void says_what_is_missing_without_a_clickhouse() {
    Map<String, String> properties = new HashMap<>(PostgresBackend.shared().properties());
    properties.put("trastienda.warehouse.missing", "npm is not installed.");
    try (ConfigurableApplicationContext without = WarehouseTestApplication.start(properties)) {
      assertThatThrownBy(() -> askOn(without))
          .isInstanceOf(WarehouseUnavailable.class)
          .hasMessageContaining("npm is not installed.");
    }
  }

  @Test
  void says_that_a_clickhouse_does_not_answer() {
    Map<String, String> properties = new HashMap<>(PostgresBackend.shared().properties());
    properties.put("trastienda.warehouse.url", "jdbc:clickhouse://127.0.0.1:1/default");
    try (ConfigurableApplicationContext without = WarehouseTestApplication.start(properties)) {
      assertThatThrownBy(() -> askOn(without))
          .isInstanceOf(WarehouseUnavailable.class)
          .hasMessageContaining("does not answer");
    }
  }

  private void askOn(ConfigurableApplicationContext on) {
    on.getBean(TenantBoundary.class)
        .asJob(
            "test",
            tenant,
            () -> on.getBean(Warehouse.class).ask(tenant, COUNT, Map.of(), row -> row));
  }

  private DataAsOf asOf() {
    return boundary.asJob("test", tenant, () -> warehouse.asOf(tenant));
  }

  private List<Answer> ask(TenantId of, Question question, Map<String, Object> parameters) {
    return boundary.asJob(
        "test", of, () -> warehouse.<Answer>ask(of, question, parameters, row -> row));
  }

  private void append(TenantId of, List<? extends Fact> facts) {
    WarehouseTestApplication.append(node, of, facts);
  }

  private void awaitCount(TenantId of, long count) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(WarehouseUnavailable.class)
        .untilAsserted(
            () -> assertThat(ask(of, COUNT, Map.of()).getFirst().whole("n")).isEqualTo(count));
  }
}
