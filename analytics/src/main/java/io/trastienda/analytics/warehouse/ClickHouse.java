package io.trastienda.analytics.warehouse;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The connection to ClickHouse: one client that writes and one that reads, so that neither waits
/// for the other.
///
/// Statements go in the body and values in the address, typed by the server. Inserts are never
/// asynchronous: the engine would gather them under tokens of its own.
@Component
final class ClickHouse implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ClickHouse.class);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final WarehouseSettings settings;
  private @Nullable Client writer;
  private @Nullable Client reader;

  ClickHouse(WarehouseSettings settings) {
    this.settings = settings;
  }

  boolean configured() {
    String url = settings.url();
    return url != null && !url.isBlank();
  }

  WarehouseUnavailable notConfigured() {
    return WarehouseUnavailable.notConfigured(settings.missing());
  }

  /// Runs a statement of our own without values or rows: the schema's.
  void execute(String sql) {
    read(
        await(writer().query(sql, new QuerySettings())),
        body -> body.transferTo(OutputStream.nullOutputStream()));
  }

  /// Inserts rows in `RowBinary` once: again under the same token changes nothing.
  void insert(String table, List<String> columns, List<RowBuffer> rows, String token) {
    InsertSettings once =
        new InsertSettings()
            .setDeduplicationToken(token)
            .serverSetting("async_insert", "0")
            .serverSetting("insert_deduplicate", "1")
            .serverSetting("max_partitions_per_insert_block", "0");
    await(
            writer()
                .insert(
                    table, columns, out -> writeAll(rows, out), ClickHouseFormat.RowBinary, once))
        .close();
  }

  private static void writeAll(List<RowBuffer> rows, OutputStream out) throws IOException {
    for (RowBuffer part : rows) {
      part.writeTo(out);
    }
  }

  /// Asks for rows with nothing but the right to read.
  ///
  /// @param parameters values as {@link ParameterText} writes them
  /// @param limits further settings of the server
  List<JsonAnswer> ask(String sql, Map<String, String> parameters, Map<String, String> limits) {
    QuerySettings asking =
        new QuerySettings()
            .setFormat(ClickHouseFormat.JSONCompactEachRowWithNames)
            .serverSetting("readonly", "1")
            .serverSetting("session_timezone", "UTC")
            .serverSetting("output_format_json_quote_64bit_integers", "0")
            .serverSetting("output_format_json_quote_denormals", "0")
            .serverSetting(
                "max_execution_time", Long.toString(settings.answerWithin().toSeconds()));
    parameters.forEach((name, value) -> asking.serverSetting("param_" + name, value));
    limits.forEach(asking::serverSetting);
    return read(await(reader().query(sql, asking)), ClickHouse::answers);
  }

  private static List<JsonAnswer> answers(InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    List<JsonAnswer> answers = new ArrayList<>();
    Map<String, Integer> columns = new LinkedHashMap<>();
    String line = lines.readLine();
    if (line != null) {
      for (JsonNode name : JSON.readTree(line)) {
        columns.put(name.asString(), columns.size());
      }
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(new JsonAnswer(columns, JSON.readTree(line)));
      }
    }
    return answers;
  }

  /// Reads a response and gives its connection back, whatever happens: a response left open costs
  /// the pool a connection.
  private static <T> T read(QueryResponse response, Reading<T> reading) {
    try {
      return reading.of(response.getInputStream());
    } catch (IOException e) {
      throw new ClickHouseException("cannot read an answer", e);
    } finally {
      try {
        response.close();
      } catch (Exception e) {
        log.debug("A response did not close", e);
      }
    }
  }

  private interface Reading<T> {
    T of(InputStream body) throws IOException;
  }

  @Override
  public synchronized void destroy() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  private synchronized Client writer() {
    Client open = writer;
    if (open == null) {
      open = client("trastienda-ingest", 30_000, 2);
      writer = open;
    }
    return open;
  }

  private synchronized Client reader() {
    Client open = reader;
    if (open == null) {
      open = client("trastienda-reports", settings.answerWithin().toMillis() + 2_000, 16);
      reader = open;
    }
    return open;
  }

  private Client client(String name, long timeout, int connections) {
    String url = settings.url();
    if (url == null) {
      throw notConfigured();
    }
    ClickHouseAddress address = ClickHouseAddress.of(url, settings.username(), settings.password());
    return new Client.Builder()
        .addEndpoint(address.endpoint())
        .setUsername(address.user())
        .setPassword(address.password())
        .setClientName(name)
        .setConnectTimeout(2_000)
        .setConnectionRequestTimeout(5, ChronoUnit.SECONDS)
        .setSocketTimeout(timeout)
        .setMaxConnections(connections)
        .setMaxRetries(1)
        .compressServerResponse(false)
        .compressClientRequest(false)
        .build();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClickHouseException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new ClickHouseException("cannot reach ClickHouse", e.getCause());
    }
  }
}
