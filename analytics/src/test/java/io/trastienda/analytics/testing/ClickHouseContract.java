package io.trastienda.analytics.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the product expects of every ClickHouse, wherever it runs. The official clients are used as
/// they are, so that a server can take the embedded engine's place.
abstract class ClickHouseContract {
  private static final int READONLY = 164;
  private static final int UNKNOWN_TABLE = 60;
  private static final int TIMEOUT_EXCEEDED = 159;

  private ClickHouseBackend backend;
  private RawHttp http;
  private String table;

  /// The running ClickHouse of this suite; may abort the test, with the reason.
  abstract ClickHouseBackend backend();

  @BeforeEach
  void use_a_table_of_its_own() {
    backend = backend();
    http = new RawHttp(backend);
    table = "contract_" + UUID.randomUUID().toString().replace('-', '_');
  }

  @AfterEach
  void leave() {
    if (http != null) {
      http.value("DROP TABLE IF EXISTS " + table, Map.of());
      http.close();
    }
  }

  @Test
  void answers_a_ping() {
    HttpResponse<String> answer = http.get("/ping");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Ok.\n");
    assertThat(backend.alive()).isTrue();
  }

  @Test
  void answers_a_query_in_the_url_but_lets_it_write_nothing() {
    create("a UInt32");

    HttpResponse<String> read = http.get("/?query=SELECT%201%2B1");
    HttpResponse<String> write = http.get("/?query=TRUNCATE%20TABLE%20" + table);

    assertThat(read.body()).isEqualTo("2\n");
    assertThat(code(write)).isEqualTo(READONLY);
  }

  @Test
  void tells_the_client_what_it_needs_to_read_the_answer() {
    HttpResponse<String> answer =
        http.statement("SELECT 1 AS a", Map.of("default_format", "JSONEachRow", "query_id", "q1"));

    assertThat(answer.body()).isEqualTo("{\"a\":1}\n");
    assertThat(answer.headers().firstValue("X-ClickHouse-Format")).hasValue("JSONEachRow");
    assertThat(answer.headers().firstValue("X-ClickHouse-Query-Id")).hasValue("q1");
    assertThat(answer.headers().firstValue("X-ClickHouse-Timezone")).hasValue("UTC");
    assertThat(answer.headers().firstValue("X-ClickHouse-Server-Display-Name")).isPresent();
    assertThat(answer.headers().firstValue("X-ClickHouse-Summary").orElseThrow())
        .contains("\"read_rows\":\"1\"");
  }

  @Test
  void takes_a_batch_of_the_official_driver() throws SQLException {
    create("id UInt32, name String");

    try (Connection connection = DriverManager.getConnection(backend.url());
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO " + table + " (id, name) VALUES (?, ?)")) {
      for (int i = 0; i < 1_000; i++) {
        insert.setInt(1, i);
        insert.setString(2, "it's line\n\n" + i + "; (ñ)");
        insert.addBatch();
      }
      insert.executeBatch();
    }

    assertThat(count()).isEqualTo(1_000);
    assertThat(
            http.value(
                "SELECT sum(id), countIf(name LIKE 'it''s line\\n\\n%; (ñ)') FROM " + table,
                Map.of()))
        .isEqualTo("499500\t1000");
  }

  @Test
  void gives_the_official_driver_every_type_that_the_product_stores() throws SQLException {
    UUID event = UUID.fromString("01890000-0000-7000-8000-000000000001");
    http.value(
        """
        CREATE TABLE %s (at DateTime64(3, 'UTC'), event UUID, kind LowCardinality(String),
          note Nullable(String), cost Decimal(18, 4), attrs Map(LowCardinality(String), String),
          histogram Array(UInt32), small UInt8, big UInt64, day Date, signed Int64, share Float64)
        ENGINE = MergeTree ORDER BY at\
        """
            .formatted(table),
        Map.of());
    try (Connection connection = DriverManager.getConnection(backend.url());
        Statement statement = connection.createStatement();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT * FROM " + table + " WHERE kind = ? AND event = ? AND cost > ?")) {

      statement.executeUpdate(
          """
          INSERT INTO %s VALUES ('2026-03-01 10:20:30.123', '%s', 'CaseOpened', NULL, 12.3456,
            {'a': 'b'}, [1, 2, 3], 255, 18446744073709551615, '2026-03-01', -5, 0.5)\
          """
              .formatted(table, event));
      query.setString(1, "CaseOpened");
      query.setObject(2, event);
      query.setBigDecimal(3, new BigDecimal("12.3455"));

      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getObject("at", LocalDateTime.class))
            .isEqualTo(LocalDateTime.parse("2026-03-01T10:20:30.123"));
        assertThat(row.getObject("event")).isEqualTo(event);
        assertThat(row.getString("kind")).isEqualTo("CaseOpened");
        assertThat(row.getString("note")).isNull();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.getBigDecimal("cost")).isEqualByComparingTo("12.3456");
        assertThat(row.getObject("attrs")).isEqualTo(Map.of("a", "b"));
        assertThat((Object[]) row.getArray("histogram").getArray())
            .extracting(Object::toString)
            .containsExactly("1", "2", "3");
        assertThat(row.getInt("small")).isEqualTo(255);
        assertThat(row.getString("big")).isEqualTo("18446744073709551615");
        assertThat(row.getObject("day", LocalDate.class)).isEqualTo("2026-03-01");
        assertThat(row.getLong("signed")).isEqualTo(-5);
        assertThat(row.getDouble("share")).isEqualTo(0.5);
        assertThat(row.next()).isFalse();
      }
    }
  }

  @Test
  void tells_the_official_driver_the_number_of_an_error() throws SQLException {
    try (Connection connection = DriverManager.getConnection(backend.url());
        Statement statement = connection.createStatement()) {

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
          .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(UNKNOWN_TABLE));
    }
  }

  @Test
  void stores_every_row_of_a_binary_insert_whatever_its_bytes() throws Exception {
    create("id UInt32, big UInt64");
    int emptyLine = 0x0A0A0A0A;
    byte[] rows = rows(emptyLine, 0x0A0A, 10, 7);

    try (Client client = client();
        InsertResponse answer = insert(client, rows, "binary-1")) {

      assertThat(answer.getWrittenRows()).isEqualTo(4);
    }
    assertThat(count()).isEqualTo(4);
    assertThat(http.value("SELECT count() FROM " + table + " WHERE id = " + emptyLine, Map.of()))
        .isEqualTo("1");
  }

  @Test
  void stores_an_insert_once_however_often_its_token_comes() throws Exception {
    create("id UInt32, big UInt64");
    byte[] rows = rows(1, 2, 3);

    try (Client client = client()) {
      insert(client, rows, "topic:0:1-3").close();
      insert(client, rows, "topic:0:1-3").close();
      insert(client, rows, "topic:0:4-6").close();
    }

    assertThat(count()).isEqualTo(6);
  }

  @Test
  void respects_the_order_of_the_columns_that_an_insert_names() throws Exception {
    create("id UInt32, big UInt64");
    ByteBuffer row = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(9L).putInt(4);

    try (Client client = client()) {
      client
          .insert(
              table,
              List.of("big", "id"),
              new ByteArrayInputStream(row.array()),
              ClickHouseFormat.RowBinary,
              new InsertSettings().setDeduplicationToken("order"))
          .get()
          .close();
    }

    assertThat(http.value("SELECT id, big FROM " + table, Map.of())).isEqualTo("4\t9");
  }

  @Test
  void reads_records_with_the_second_official_client() throws Exception {
    try (Client client = client()) {
      List<GenericRecord> records =
          client.queryAll(
              "SELECT number AS n, {text:String} AS t FROM numbers(3)", Map.of("text", "it's"));

      assertThat(records).extracting(r -> r.getLong("n")).containsExactly(0L, 1L, 2L);
      assertThat(records).extracting(r -> r.getString("t")).containsOnly("it's");
    }
  }

  @Test
  void takes_rows_as_json_in_the_body_of_a_statement_in_the_url() {
    create("id UInt32, name String");
    String json = "{\"id\":1,\"name\":\"a\"}\n\n{\"id\":2,\"name\":\"b; ñ\"}\n";

    HttpResponse<String> answer =
        http.post(
            Map.of("query", "INSERT INTO " + table + " FORMAT JSONEachRow", "async_insert", "0"),
            BodyPublishers.ofString(json));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void takes_rows_that_follow_their_statement_in_the_body() {
    create("id UInt32, name String");

    http.value(
        "INSERT INTO %s (id, name) SETTINGS async_insert = 0 FORMAT JSONEachRow\n%s"
            .formatted(
                table, "{\"id\":1,\"name\":\"ñ\"}\n\n{\"id\":2,\"name\":\"b\"}\n\n{\"id\":3}"),
        Map.of());

    assertThat(count()).isEqualTo(3);
    assertThat(http.value("SELECT name FROM " + table + " WHERE id = 1", Map.of())).isEqualTo("ñ");
  }

  @Test
  void takes_a_parameter_as_a_value_and_never_as_sql() {
    create("id UInt32, name String");
    http.value("INSERT INTO " + table + " VALUES (1, 'x')", Map.of());
    String injection = "x' OR 1=1; DROP TABLE " + table + " -- \" ` {} ;";

    String found =
        http.value(
            "SELECT count() FROM " + table + " WHERE name = {name:String} AND id = {id:UInt32}",
            Map.of("param_name", injection, "param_id", "1"));
    String echoed =
        http.value("SELECT {name:String} FORMAT TSVRaw", Map.of("param_name", injection));
    HttpResponse<String> wrongType =
        http.statement("SELECT {id:UInt32}", Map.of("param_id", "1 OR 1=1"));

    assertThat(found).isEqualTo("0");
    assertThat(echoed).isEqualTo(injection);
    assertThat(wrongType.statusCode()).isNotEqualTo(200);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void refuses_every_write_of_a_reader() {
    create("id UInt32");
    Map<String, String> reader = Map.of("readonly", "1");

    assertThat(http.value("SELECT count() FROM " + table, reader)).isEqualTo("0");
    for (String write :
        List.of(
            "INSERT INTO " + table + " VALUES (1)",
            "INSERT INTO " + table + " FORMAT TSV\n1\n",
            "TRUNCATE TABLE " + table,
            "DROP TABLE " + table,
            "ALTER TABLE " + table + " ADD COLUMN b UInt8",
            "SET readonly = 0",
            "SELECT 1 SETTINGS readonly = 0",
            "CREATE TABLE " + table + "_2 (a UInt8) ENGINE = Memory")) {
      assertThat(code(http.statement(write, reader))).as(write).isEqualTo(READONLY);
    }
    assertThat(count()).isZero();
  }

  @Test
  void holds_a_table_filter_whatever_the_statement_says() {
    create("tenant UInt32");
    http.value("INSERT INTO " + table + " VALUES (1), (1), (2)", Map.of());
    Map<String, String> bound =
        Map.of("additional_table_filters", "{'" + table + "': 'tenant = 1'}", "readonly", "1");

    assertThat(http.value("SELECT count() FROM " + table, bound)).isEqualTo("2");
    assertThat(http.value("SELECT sum(tenant) FROM (SELECT * FROM " + table + ")", bound))
        .isEqualTo("2");
    assertThat(
            code(
                http.statement(
                    "SELECT count() FROM " + table + " SETTINGS additional_table_filters = {}",
                    bound)))
        .isEqualTo(READONLY);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void ends_a_query_that_runs_longer_than_its_setting_allows() {
    HttpResponse<String> answer =
        http.statement("SELECT sleep(2)", Map.of("max_execution_time", "1"));

    assertThat(code(answer)).isEqualTo(TIMEOUT_EXCEEDED);
  }

  @Test
  void refuses_a_second_statement_and_files_of_the_machine() {
    create("id UInt32");

    for (String text :
        List.of(
            "SELECT 1; DROP TABLE " + table,
            "SELECT 1 INTO OUTFILE '/dev/null'",
            "INSERT INTO " + table + " FROM INFILE '/etc/hostname' FORMAT TSV",
            "")) {
      assertThat(http.statement(text, Map.of()).statusCode()).as(text).isNotEqualTo(200);
    }
    assertThat(count()).isZero();
  }

  @Test
  void gives_eight_threads_with_parameters_their_own_answers() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> results = new ArrayList<>();

      for (int thread = 0; thread < 8; thread++) {
        int number = thread;
        results.add(threads.submit(() -> wrongAnswers(number)));
      }

      for (Future<Integer> wrong : results) {
        assertThat(wrong.get()).isZero();
      }
    }
  }

  @Test
  void takes_thirty_megabytes_of_rows_at_once() {
    create("id UInt32, name String");
    int rows = 300_000;
    String body =
        IntStream.range(0, rows)
            .mapToObj(i -> "{\"id\":%d,\"name\":\"%s\"}\n".formatted(i, "x".repeat(85)))
            .collect(Collectors.joining());
    assertThat(body.length()).isGreaterThan(30 << 20);
    Map<String, String> insert =
        Map.of(
            "query", "INSERT INTO " + table + " FORMAT JSONEachRow",
            "insert_deduplication_token", "big",
            "async_insert", "0");

    for (int attempt = 0; attempt < 2; attempt++) {
      HttpResponse<String> answer = http.post(insert, BodyPublishers.ofString(body));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    assertThat(count()).isEqualTo(rows);
  }

  @Test
  void takes_thirty_megabytes_of_values_as_one_statement() {
    create("id UInt32, name String");
    String values =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "(%d,'%s')".formatted(i, "x".repeat(98)))
            .collect(Collectors.joining(","));

    http.value("INSERT INTO " + table + " VALUES " + values, Map.of());

    assertThat(values.length()).isGreaterThan(30 << 20);
    assertThat(count()).isEqualTo(300_000);
  }

  private int wrongAnswers(int thread) {
    int wrong = 0;
    for (int i = 0; i < 100; i++) {
      String mine = thread + "-" + i;
      String answer =
          http.value(
              "SELECT {mine:String}, sum(number) FROM numbers({n:UInt32})",
              Map.of("param_mine", mine, "param_n", String.valueOf(i)));
      wrong += answer.equals(mine + "\t" + i * (i - 1) / 2) ? 0 : 1;
    }
    return wrong;
  }

  private void create(String columns) {
    http.value(
        """
        CREATE TABLE %s (%s) ENGINE = MergeTree ORDER BY tuple()
        SETTINGS non_replicated_deduplication_window = 10000\
        """
            .formatted(table, columns),
        Map.of());
  }

  private long count() {
    return Long.parseLong(http.value("SELECT count() FROM " + table, Map.of()));
  }

  private Client client() {
    return new Client.Builder()
        .addEndpoint(backend.endpoint().toString())
        .setUsername(backend.user())
        .setPassword(backend.password())
        .compressServerResponse(false)
        .compressClientRequest(false)
        .serverSetting("async_insert", "0")
        .build();
  }

  private InsertResponse insert(Client client, byte[] rows, String token) throws Exception {
    return client
        .insert(
            table,
            List.of("id", "big"),
            out -> {
              out.write(rows);
              out.close();
            },
            ClickHouseFormat.RowBinary,
            new InsertSettings().setDeduplicationToken(token))
        .get();
  }

  private static byte[] rows(int... ids) {
    ByteBuffer buffer = ByteBuffer.allocate(ids.length * 12).order(ByteOrder.LITTLE_ENDIAN);
    for (int id : ids) {
      buffer.putInt(id).putLong(0x0A0A_0A0A_0A0AL);
    }
    return buffer.array();
  }

  private static int code(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
    return Integer.parseInt(
        answer.headers().firstValue("X-ClickHouse-Exception-Code").orElseThrow());
  }
}
