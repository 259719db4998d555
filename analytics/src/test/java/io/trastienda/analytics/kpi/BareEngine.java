package io.trastienda.analytics.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.analytics.warehouse.Answer;
import io.trastienda.analytics.warehouse.Question;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An engine with the warehouse's tables, asked with one wall at a time: only the predicate in the
/// question's text, or only the filter on the tables.
final class BareEngine implements Asks {

  /// Which of the two walls stands.
  enum Wall {
    PREDICATE,
    FILTER
  }

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final ClickHouseBackend backend = ClickHouseBackend.shared();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Wall wall;

  BareEngine(Wall wall) {
    this.wall = wall;
  }

  void createTables() {
    for (String file :
        List.of(
            "0001__database.sql",
            "0002__case_event.sql",
            "0003__agent_interval.sql",
            "0004__case_fields.sql",
            "0005__agent_time.sql")) {
      run(Map.of(), resource("/clickhouse/" + file));
    }
  }

  void insert(List<CaseFact> facts) {
    String rows = facts.stream().map(BareEngine::row).collect(Collectors.joining("\n"));
    run(Map.of("async_insert", "0"), "insert into kpi.case_event format JSONEachRow\n" + rows);
  }

  void insertIntervals(List<AgentIntervalClosed> intervals) {
    String rows =
        intervals.stream()
            .map(interval ->
                json(
                    "tenant_id", interval.tenant().value(),
                    "event_id", interval.id(),
                    "agent", interval.agent(),
                    "from_at", interval.from(),
                    "to_at", interval.to()))
            .collect(Collectors.joining("\n"));
    run(Map.of("async_insert", "0"), "insert into kpi.agent_interval format JSONEachRow\n" + rows);
  }

  void insertTimes(List<AgentTime> pieces) {
    String rows =
        pieces.stream()
            .map(piece -> {
              AgentTime.Work work = piece.work();
              return json(
                  "tenant_id", piece.tenant().value(),
                  "event_id", piece.id(),
                  "agent", piece.agent(),
                  "from_at", piece.from(),
                  "to_at", piece.to(),
                  "activity", piece.kind().name().toLowerCase(Locale.ROOT),
                  "case_id", work == null ? 0 : work.caseId().value(),
                  "reference", work == null ? "" : work.reference(),
                  "work_type", work == null ? "" : work.workType(),
                  "priority", work == null ? 0 : work.priority(),
                  "counted_ms", piece.millis());
            })
            .collect(Collectors.joining("\n"));
    run(Map.of("async_insert", "0"), "insert into kpi.agent_interval format JSONEachRow\n" + rows);
  }

  String ask(String sql) {
    return run(Map.of(), sql).strip();
  }

  @Override
  public <T> List<T> ask(
      TenantId tenant,
      Question question,
      Map<String, Object> parameters,
      Function<? super Answer, ? extends T> reader) {
    String sql = question.sql();
    Map<String, String> sent = new HashMap<>();
    parameters.forEach((name, value) -> sent.put("param_" + name, parameter(value)));
    sent.put("param_tenant", tenant.toString());
    sent.put("readonly", "1");
    sent.put("default_format", "TabSeparatedWithNames");
    if (wall == Wall.FILTER) {
      sql = sql.replace("tenant_id = {tenant:UInt32}", "{tenant:UInt32} > 0");
      sent.put(
          "additional_table_filters",
          "{'kpi.case_event':'tenant_id = %1$s','kpi.agent_interval':'tenant_id = %1$s'}"
              .formatted(tenant));
    }
    String[] lines = run(sent, sql).split("\n", -1);
    String[] names = lines[0].split("\t", -1);
    List<T> rows = new ArrayList<>();
    for (int line = 1; line < lines.length && !lines[line].isEmpty(); line++) {
      rows.add(reader.apply(new Line(names, lines[line].split("\t", -1))));
    }
    return rows;
  }

  private String run(Map<String, String> parameters, String sql) {
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&", "/?", ""));
    URI uri = backend.endpoint().resolve(query);
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri)
                  .header("X-ClickHouse-User", backend.user())
                  .POST(BodyPublishers.ofString(sql))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body() + "\n" + sql);
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String parameter(Object value) {
    return value instanceof Instant instant
        ? MOMENT.format(instant)
        : value.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String row(CaseFact fact) {
    CaseFact.Completion completion = fact.completion();
    return json(
        "tenant_id", fact.tenant().value(),
        "occurred_at", fact.occurredAt(),
        "event_id", fact.id(),
        "kind", fact.kind(),
        "case_id", fact.caseId().value(),
        "reference", fact.reference(),
        "seq", fact.sequence(),
        "work_type", fact.workType(),
        "priority", fact.priority(),
        "agent", fact.agent() == null ? "" : fact.agent(),
        "category", fact.category(),
        "from_category", fact.fromCategory() == null ? "" : fact.fromCategory(),
        "opened_at", fact.openedAt(),
        "due_at", fact.dueAt(),
        "completion_no", completion == null ? 0 : completion.number(),
        "business_seconds", completion == null ? 0 : completion.businessSeconds(),
        "elapsed_seconds", completion == null ? 0 : completion.elapsedSeconds(),
        "on_time",
            completion == null || completion.onTime() == null ? null : completion.onTime() ? 1 : 0,
        "reopening", fact.reopening() ? 1 : 0,
        "replayed", fact.replayed() ? 1 : 0);
  }

  private static String json(@Nullable Object... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      Object value = namesAndValues[at + 1];
      fields.put(
          String.valueOf(namesAndValues[at]),
          value == null
              ? "null"
              : value instanceof Number
                  ? value.toString()
                  : "\"%s\""
                      .formatted(value instanceof Instant moment ? MOMENT.format(moment) : value));
    }
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String resource(String path) {
    try (InputStream in = BareEngine.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(Map<String, String> values) implements Answer {

    Line(String[] names, String[] values) {
      this(new HashMap<>());
      for (int at = 0; at < names.length; at++) {
        this.values.put(names[at], values[at]);
      }
    }

    private String raw(String column) {
      String value = values.get(column);
      if (value == null) {
        throw new IllegalArgumentException("no column " + column + " among " + values.keySet());
      }
      return value;
    }

    @Override
    public boolean missing(String column) {
      return raw(column).equals("\\N");
    }

    @Override
    public long whole(String column) {
      return Long.parseLong(raw(column));
    }

    @Override
    public @Nullable BigDecimal decimal(String column) {
      return missing(column) || raw(column).equals("nan") ? null : new BigDecimal(raw(column));
    }

    @Override
    public @Nullable String text(String column) {
      return missing(column) ? null : raw(column);
    }

    @Override
    public @Nullable Instant instant(String column) {
      return missing(column) ? null : Instant.parse(raw(column).replace(' ', 'T') + "Z");
    }

    @Override
    public @Nullable LocalDate day(String column) {
      return missing(column) ? null : LocalDate.parse(raw(column));
    }
  }
}
