package io.trastienda.analytics.warehouse;

import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The only door to ClickHouse: every answer is one client's, whatever the question says.
///
/// It is asked inside a call of that client (a service or {@link
/// io.trastienda.platform.tenancy.TenantBoundary#asJob(String, TenantId,
/// java.util.function.Supplier)}); roles are judged by the service that asks.
@Component
public class Warehouse {

  Warehouse() {}

  /// Asks a question for one client.
  ///
  /// @param tenant the client, the same as the running call's
  /// @param question what to ask
  /// @param parameters values of the question's `{name:Type}` places but `tenant`: numbers,
  ///   booleans, texts, `Instant` for `DateTime64(3)`, `LocalDate` for `Date`, lists of numbers or
  ///   texts for `Array(…)`; an absent filter is an empty text or 0, not null
  /// @param reader makes one element of a row
  /// @return the rows in the question's order
  /// @throws WarehouseUnavailable if no ClickHouse is set up, or it does not answer in time
  /// @throws IllegalStateException if the running call acts for another client
  public <T> List<T> ask(
      TenantId tenant,
      Question question,
      Map<String, Object> parameters,
      Function<? super Answer, ? extends T> reader) {
    throw new UnsupportedOperationException();
  }

  /// Says up to when the warehouse knows everything.
  ///
  /// @param tenant the client, the same as the running call's
  public DataAsOf asOf(TenantId tenant) {
    throw new UnsupportedOperationException();
  }
}
