package io.trastienda.platform.events;

import io.trastienda.platform.tenancy.Call;
import io.trastienda.platform.tenancy.LastWrites;
import io.trastienda.platform.tenancy.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

  private final LastWrites last;
  private final ObjectProvider<FactListener> listeners;
  private volatile @Nullable List<FactListener> hearing;

  Outbox(LastWrites last, ObjectProvider<FactListener> listeners) {
    this.last = last;
    this.listeners = listeners;
  }

  /// Appends facts in their order. The listeners hear them at once; the rows are written with the
  /// last words of the transaction, as nobody here may read them.
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
    last.gathered(Appended.class, Appended::new).facts.addAll(facts);
    for (Fact fact : facts) {
      hearing().forEach(listener -> listener.on(fact));
    }
  }

  /// Asked for at the first fact: a listener may itself append, and so need this room.
  private List<FactListener> hearing() {
    List<FactListener> known = hearing;
    if (known == null) {
      known = listeners.orderedStream().toList();
      hearing = known;
    }
    return known;
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

  /// The facts of one transaction, one insert for all.
  private static final class Appended implements LastWrites.Rows {

    private final List<Fact> facts = new ArrayList<>();

    @Override
    public void addTo(Together last) {
      last.add(
          INSERT,
          column("uuid", Fact::id),
          column("int4", fact -> fact.tenant().value()),
          column("text", Fact::type),
          column("text", Fact::key),
          column("text", FactJson::write));
    }

    private Together.Column column(String type, Function<Fact, Object> value) {
      return new Together.Column(type, facts.stream().map(value).toList());
    }
  }
}
