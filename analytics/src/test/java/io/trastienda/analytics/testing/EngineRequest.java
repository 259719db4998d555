package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an HTTP request says besides its rows: ClickHouse's URL parameters and headers, sorted.
///
/// @param query the statement in the URL, empty if the body carries it
/// @param database the database that unqualified names mean, null for the engine's default
/// @param format the format of rows whose statement names none
/// @param queryId the caller's id of the statement, or a new one
/// @param settings every parameter that is not the protocol's own
/// @param parameters the values of the statement's `{name:Type}` places, by name
record EngineRequest(
    String query,
    @Nullable String database,
    String format,
    String queryId,
    Map<String, String> settings,
    Map<String, String> parameters) {
  private static final String PARAMETER = "param_";

  /// Parameters of the protocol that change nothing here: there are no users, the answer is always
  /// complete before its first byte leaves, and an answer may always be sent as it is.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "user",
          "password",
          "quota_key",
          "wait_end_of_query",
          "buffer_size",
          "stacktrace",
          "enable_http_compression",
          "client_protocol_version");

  /// Reads URL and headers; throws {@link EngineRefusal} for what this endpoint cannot honour.
  static EngineRequest of(HttpExchange exchange) {
    Map<String, String> url = decode(exchange.getRequestURI().getRawQuery());
    for (String flag : Set.of("compress", "decompress")) {
      if (!Objects.requireNonNullElse(url.remove(flag), "0").equals("0")) {
        throw refusal("compression is off at this endpoint, set " + flag + " to 0");
      }
    }
    String encoding = header(exchange, "Content-Encoding");
    if (encoding != null && !encoding.equals("identity")) {
      throw refusal("the body must not be compressed, but is " + encoding);
    }
    String type = header(exchange, "Content-Type");
    if (type != null && type.startsWith("multipart/")) {
      throw refusal("the body must be the statement or its rows, but is " + type);
    }
    for (String unknown : Set.of("session_id", "role")) {
      if (url.containsKey(unknown)) {
        throw refusal("this endpoint has no sessions and no roles, leave out " + unknown);
      }
    }
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = Objects.requireNonNullElse(url.remove("query"), "");
    String database = firstOf(url.remove("database"), header(exchange, "X-ClickHouse-Database"));
    String format = firstOf(url.remove("default_format"), header(exchange, "X-ClickHouse-Format"));
    String queryId = url.remove("query_id");
    boolean get = exchange.getRequestMethod().equals("GET");
    url.forEach((name, value) -> {
      if (name.startsWith(PARAMETER)) {
        parameters.put(name.substring(PARAMETER.length()), value);
      } else if (!WITHOUT_EFFECT.contains(name)) {
        settings.put(name, value);
      }
    });
    if (get && settings.getOrDefault("readonly", "0").equals("0")) {
      settings.put("readonly", "2");
    }
    return new EngineRequest(
        query,
        database == null || database.isEmpty() ? null : database,
        Objects.requireNonNullElse(format, "TabSeparated"),
        queryId == null || queryId.isEmpty() ? UUID.randomUUID().toString() : queryId,
        settings,
        parameters);
  }

  private static Map<String, String> decode(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (!name.isEmpty()) {
          parameters.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
        }
      }
    }
    return parameters;
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static EngineRefusal refusal(String message) {
    return EngineRefusal.of(EngineRefusal.BAD_ARGUMENTS, message);
  }
}
