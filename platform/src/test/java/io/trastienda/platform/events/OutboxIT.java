package io.trastienda.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PostgresBackend;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxIT {

  private static final ConfigurableApplicationContext application =
      EventsTestApplication.start(PostgresBackend.shared(), List.of(Ears.class));

  private final TenantId tenant = new TenantId(ThreadLocalRandom.current().nextInt(1, 1 << 30));
  private final Outbox outbox = application.getBean(Outbox.class);
  private final TransactionTemplate transaction = application.getBean(TransactionTemplate.class);
  private final TenantBoundary boundary = application.getBean(TenantBoundary.class);
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());
  private final JdbcClient app = application.getBean(JdbcClient.class);

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void keeps_facts_in_their_order_and_in_todays_partition() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      facts.add(EventsFixtures.opened(tenant, i));
    }

    append(facts);

    assertThat(ids()).containsExactlyElementsOf(facts.stream().map(Fact::id).toList());
    assertThat(
            superuser
                .sql("select count(*) from operator.outbox_default where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void forgets_facts_of_a_change_that_was_rolled_back() {
    assertThatThrownBy(() ->
            boundary.asJob(
                "test",
                tenant,
                () ->
                    transaction.execute(status -> {
                      outbox.append(List.of(EventsFixtures.opened(tenant, 1)));
                      throw new IllegalStateException("the change fails");
                    })))
        .hasMessage("the change fails");

    assertThat(ids()).isEmpty();
  }

  @Test
  void refuses_a_fact_without_a_transaction() {
    assertThatThrownBy(() -> outbox.append(List.of(EventsFixtures.opened(tenant, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
  }

  @Test
  void refuses_a_case_of_another_client_than_the_calls() {
    TenantId other = new TenantId(tenant.value() + 1);

    assertThatThrownBy(() -> append(List.of(EventsFixtures.opened(other, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenant");
  }

  @Test
  void lets_listeners_hear_in_the_same_transaction_after_the_rows() {
    CaseFact fact = EventsFixtures.completed(tenant, 5);

    append(List.of(fact));

    Ears ears = application.getBean(Ears.class);
    assertThat(ears.heard).contains(fact);
    assertThat(ears.threads).contains(Thread.currentThread());
  }

  @Test
  void a_listener_that_fails_fails_the_sender() {
    CaseFact fact = EventsFixtures.opened(tenant, Ears.DEAF);

    assertThatThrownBy(() -> append(List.of(fact))).hasMessage("deaf");

    assertThat(ids()).isEmpty();
  }

  @Test
  void lets_the_application_neither_read_nor_change_what_it_wrote() {
    append(List.of(EventsFixtures.opened(tenant, 1)));

    assertThatThrownBy(() -> app.sql("select count(*) from operator.outbox").query().listOfRows())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> app.sql("delete from operator.outbox").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> app.sql("update operator.outbox set tenant_id = 1").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void sets_old_partitions_aside_and_drops_them_later() throws SQLException {
    try (Connection connection = PostgresBackend.shared().superuser().getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      owner.sql("update operator.relay_cursor set xid = '9000000000'").update();

      tendOn(owner, "2031-01-01");
      tendOn(owner, "2031-01-10");
      List<String> attached = partitions(owner, true);
      List<String> aside = partitions(owner, false);
      tendOn(owner, "2031-06-01");
      tendOn(owner, "2031-06-01");
      List<String> left = partitions(owner, false);

      assertThat(attached).contains("outbox_20310103", "outbox_20310124");
      assertThat(aside).contains("outbox_20310101", "outbox_20310102");
      assertThat(left).doesNotContain("outbox_20310101", "outbox_20310102");
      connection.rollback();
    }
  }

  @Test
  void sets_nothing_aside_that_the_relay_has_not_sent() throws SQLException {
    append(List.of(EventsFixtures.opened(tenant, 1)));
    try (Connection connection = PostgresBackend.shared().superuser().getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      owner.sql("update operator.relay_cursor set xid = '0'").update();

      tendOn(owner, "2031-01-01");

      String today =
          owner
              .sql("select tableoid::regclass::text from operator.outbox where tenant_id = ?")
              .param(tenant.value())
              .query(String.class)
              .single();
      assertThat(today).startsWith("operator.outbox_2");
      connection.rollback();
    }
  }

  private static void tendOn(JdbcClient owner, String day) {
    owner.sql("select operator.tend_outbox_on(date '" + day + "')").query().listOfRows();
  }

  private static List<String> partitions(JdbcClient owner, boolean attached) {
    return owner
        .sql(
            "select relname::text from pg_class"
                + " where relname ~ '^outbox_[0-9]+$' and relispartition = ?")
        .param(attached)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private void append(List<? extends Fact> facts) {
    boundary.asJob(
        "test",
        tenant,
        () ->
            transaction.execute(status -> {
              outbox.append(facts);
              return true;
            }));
  }

  private List<UUID> ids() {
    return superuser
        .sql("select event_id from operator.outbox where tenant_id = ? order by xid, id")
        .param(tenant.value())
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  static class Ears implements FactListener {

    static final long DEAF = 666;

    private final List<Fact> heard = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @Override
    public void on(Fact fact) {
      if (fact instanceof CaseFact step && step.caseId().value() == DEAF) {
        throw new IllegalStateException("deaf");
      }
      heard.add(fact);
      threads.add(Thread.currentThread());
    }
  }
}
