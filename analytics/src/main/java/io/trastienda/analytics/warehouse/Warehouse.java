package io.trastienda.analytics.warehouse;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.ServerException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Call;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The only door to ClickHouse: every answer is one client's, whatever the question says.
///
/// It is asked inside a call of that client (a service or {@link
/// io.trastienda.platform.tenancy.TenantBoundary#asJob(String, TenantId,
/// java.util.function.Supplier)}); roles are judged by the service that asks.
@Component
public class Warehouse {

  /// Codes of the server that say later, not never: not set up yet, too long, too much, too many.
  private static final Set<Integer> NOT_NOW = Set.of(60, 81, 159, 202, 241, 209, 210);

  private static final Logger log = LoggerFactory.getLogger(Warehouse.class);

  private final ClickHouse clickHouse;
  private final JdbcClient jdbc;
  private final ObjectProvider<MeterRegistry> meters;
  private final AtomicBoolean away = new AtomicBoolean();

  Warehouse(ClickHouse clickHouse, JdbcClient jdbc, ObjectProvider<MeterRegistry> meters) {
    this.clickHouse = clickHouse;
    this.jdbc = jdbc;
    this.meters = meters;
  }

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
    refuseForeign(tenant);
    if (!clickHouse.configured()) {
      throw clickHouse.notConfigured();
    }
    Map<String, String> values = new HashMap<>();
    parameters.forEach((name, value) -> values.put(name, ParameterText.of(value)));
    if (values.put("tenant", tenant.toString()) != null) {
      throw new IllegalArgumentException("parameter tenant is set by the gateway alone");
    }
    return answers(question, values, walls(tenant)).stream().<T>map(reader).toList();
  }

  /// Says up to when the warehouse knows everything.
  ///
  /// @param tenant the client, the same as the running call's
  public DataAsOf asOf(TenantId tenant) {
    refuseForeign(tenant);
    return jdbc.sql(
            """
            select greatest(complete_to, 'epoch') as at,
              complete_to >= clock_timestamp() - interval '10 seconds' as up_to_date
            from operator.ingest_progress
            """)
        .query((row, number) ->
            new DataAsOf(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("up_to_date")))
        .single();
  }

  /// The second wall: whatever the question says, the tables hold one client's rows only.
  static Map<String, String> walls(TenantId tenant) {
    return Map.of(
        "additional_table_filters",
        Question.tables().stream()
            .map(table -> "'" + table + "':'tenant_id = " + tenant.value() + "'")
            .collect(Collectors.joining(",", "{", "}")));
  }

  List<JsonAnswer> answers(
      Question question, Map<String, String> parameters, Map<String, String> walls) {
    Timer.Sample sample = Timer.start();
    String outcome = "failed";
    try {
      List<JsonAnswer> answers = clickHouse.ask(question.sql(), parameters, walls);
      outcome = "answered";
      if (away.compareAndSet(true, false)) {
        log.info("ClickHouse answers again");
      }
      return answers;
    } catch (ServerException e) {
      if (NOT_NOW.contains(e.getCode())) {
        throw WarehouseUnavailable.notAnswering(e);
      }
      throw new IllegalStateException(
          "question " + question + " failed in ClickHouse with code " + e.getCode(), e);
    } catch (ClickHouseException e) {
      // An outage is one line in the log, however many screens ask.
      if (away.compareAndSet(false, true)) {
        log.warn("ClickHouse does not answer: {}", e.toString());
      }
      throw WarehouseUnavailable.notAnswering(e);
    } finally {
      sample.stop(
          meters
              .getIfAvailable(() -> Metrics.globalRegistry)
              .timer(
                  "trastienda.warehouse.questions",
                  "question",
                  question.name(),
                  "outcome",
                  outcome));
    }
  }

  private static void refuseForeign(TenantId tenant) {
    TenantId bound = Call.current().tenant();
    if (!bound.equals(tenant)) {
      throw new IllegalStateException(
          "question must be for tenant " + bound + ", but is for " + tenant);
    }
  }
}
