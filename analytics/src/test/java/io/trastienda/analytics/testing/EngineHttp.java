package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ClickHouse's HTTP protocol over the engine, as far as its official Java clients use it without
/// compression: `/ping`, and statements at `/` by GET or POST.
final class EngineHttp implements HttpHandler {
  private static final int UNKNOWN_EXCEPTION = 1002;

  /// How much of a statement is searched for the place where its rows begin, in characters.
  private static final int HEAD = 1 << 20;

  private static final Pattern OWN_FORMAT =
      Pattern.compile(
          "\\bFORMAT\\s+(\\w+)\\s*(SETTINGS\\s[^']*)?;?\\s*$", Pattern.CASE_INSENSITIVE);

  private final EngineBinding engine;
  private final Path path;
  private final RowFiles files;

  EngineHttp(EngineBinding engine, Path path, RowFiles files) {
    this.engine = engine;
    this.path = path;
    this.files = files;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-ClickHouse-Server-Display-Name", "trastienda-embedded");
      headers.set("X-ClickHouse-Timezone", "UTC");
      headers.set("Keep-Alive", "timeout=10");
      try {
        answer(exchange);
      } catch (EngineRefusal refusal) {
        fail(exchange, refusal.code(), refusal.getMessage());
      } catch (RuntimeException | OutOfMemoryError defect) {
        fail(exchange, UNKNOWN_EXCEPTION, "Code: " + UNKNOWN_EXCEPTION + ". " + defect);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestURI().getPath();
    if (route.equals("/ping")
        || (route.equals("/") && exchange.getRequestURI().getRawQuery() == null && get(exchange))) {
      send(exchange, 200, "Ok.\n");
    } else if (route.equals("/")) {
      statement(exchange);
    } else {
      send(exchange, 404, "There is no handle " + route + "\n");
    }
  }

  private void statement(HttpExchange exchange) throws IOException {
    EngineRequest request = EngineRequest.of(exchange);
    exchange.getResponseHeaders().set("X-ClickHouse-Query-Id", request.queryId());
    InputStream body = exchange.getRequestBody();
    Optional<InsertStatement> insert = InsertStatement.parse(request.query());
    if (request.query().isEmpty()) {
      fromBody(exchange, request, body.readAllBytes());
    } else if (insert.isPresent()) {
      String rows = request.query().substring(insert.get().dataFrom());
      insert(exchange, request, insert.get(), rows.getBytes(UTF_8), body);
    } else {
      byte[] rest = body.readAllBytes();
      byte[] head = request.query().getBytes(UTF_8);
      run(exchange, request, rest.length == 0 ? head : join(join(head, new byte[] {'\n'}), rest));
    }
  }

  /// The body is the statement. Its head is read byte by byte as characters, so that an index in
  /// the text is an index in the bytes.
  private void fromBody(HttpExchange exchange, EngineRequest request, byte[] body)
      throws IOException {
    String head = new String(body, 0, Math.min(body.length, HEAD), ISO_8859_1);
    Optional<InsertStatement> insert = InsertStatement.parse(head);
    String format = insert.map(InsertStatement::format).orElse(null);
    if (insert.isEmpty() || format == null || format.equals("Values")) {
      run(exchange, request, body);
      return;
    }
    InsertStatement raw = insert.get();
    int from = raw.dataFrom();
    InsertStatement statement =
        new InsertStatement(utf8(raw.head()), utf8(raw.settings()), format, from);
    byte[] rows = Arrays.copyOfRange(body, from, body.length);
    insert(exchange, request, statement, rows, InputStream.nullInputStream());
  }

  private void insert(
      HttpExchange exchange,
      EngineRequest request,
      InsertStatement insert,
      byte[] firstRows,
      InputStream moreRows)
      throws IOException {
    Path file = files.next();
    try {
      long received;
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(firstRows);
        received = moreRows.transferTo(out);
      }
      boolean complete = received == 0 && "Values".equals(insert.format());
      String sql = complete ? request.query() : insert.from(file, request.format());
      run(exchange, request, sql.getBytes(UTF_8));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void run(HttpExchange exchange, EngineRequest request, byte[] sql) throws IOException {
    if (new String(sql, 0, Math.min(sql.length, HEAD), ISO_8859_1).isBlank()) {
      throw EngineRefusal.of(EngineRefusal.SYNTAX_ERROR, "the statement is empty");
    }
    long start = System.nanoTime();
    try (EngineSession session = new EngineSession(engine, path)) {
      if (request.database() != null) {
        session.use(request.database());
      }
      session.set(request.settings());
      try (EngineAnswer answer = session.run(sql, request.format(), request.parameters())) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Format", ownFormat(sql).orElse(request.format()));
        headers.set("X-ClickHouse-Summary", answer.summary(System.nanoTime() - start));
        headers.set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, answer.length() == 0 ? -1 : answer.length());
        answer.writeTo(exchange.getResponseBody());
      }
    }
  }

  private static Optional<String> ownFormat(byte[] sql) {
    int from = Math.max(0, sql.length - 1024);
    Matcher matcher = OWN_FORMAT.matcher(new String(sql, from, sql.length - from, UTF_8));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void fail(HttpExchange exchange, int code, @Nullable String message)
      throws IOException {
    exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", String.valueOf(code));
    send(exchange, 500, message + "\n");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static boolean get(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET");
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(ISO_8859_1), UTF_8);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
