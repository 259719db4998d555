package io.trastienda.platform.events;

import io.trastienda.platform.tenancy.Call;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes facts in the transaction of the change they tell of, and lets the listeners hear them.
@Component
public class Outbox {

  private static final String INSERT =
      """
      insert into operator.outbox(event_id, tenant_id, type, key, payload)
      select event_id, tenant_id, type, key, payload
      from unnest(?, ?, ?, ?, ?) with ordinality as fact(event_id, tenant_id, type, key, payload, place)
      order by place
      """;

  private final JdbcTemplate jdbc;
  private final ObjectProvider<FactListener> listeners;

  Outbox(JdbcTemplate jdbc, ObjectProvider<FactListener> listeners) {
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /// Appends facts in their order.
  ///
  /// @throws IllegalStateException outside a transaction: a fact without its change, or a change
  ///   without its fact, must not exist; also for a case of another client than the running call's
  public void append(List<? extends Fact> facts) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "facts must be appended inside the transaction of their change, but there is none");
    }
    facts.forEach(Outbox::refuseForeign);
    if (facts.isEmpty()) {
      return;
    }
    jdbc.update(connection -> insert(connection, facts));
    List<FactListener> hearing = listeners.orderedStream().toList();
    for (Fact fact : facts) {
      hearing.forEach(listener -> listener.on(fact));
    }
  }

  private static void refuseForeign(Fact fact) {
    switch (fact) {
      case CaseFact step -> {
        if (!step.tenant().equals(Call.current().tenant())) {
          throw new IllegalStateException(
              "fact must be of tenant " + Call.current().tenant() + ", but is of " + step.tenant());
        }
      }
      // Dispatch works over all the clients of an agent: its calls act for none.
      case AgentIntervalClosed _, AgentTime _ -> {}
    }
  }

  private static PreparedStatement insert(Connection connection, List<? extends Fact> facts)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(INSERT);
    statement.setArray(1, array(connection, "uuid", facts, Fact::id));
    statement.setArray(2, array(connection, "int4", facts, fact -> fact.tenant().value()));
    statement.setArray(3, array(connection, "text", facts, Fact::type));
    statement.setArray(4, array(connection, "text", facts, Fact::key));
    statement.setArray(5, array(connection, "text", facts, FactJson::write));
    return statement;
  }

  private static Array array(
      Connection connection,
      String type,
      List<? extends Fact> facts,
      Function<? super Fact, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, facts.stream().map(value).toArray());
  }
}
