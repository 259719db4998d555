package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where ClickHouse answers HTTP, and as whom, read from an address in the form of its JDBC driver.
///
/// @param endpoint scheme, host and port
/// @param user who signs in
/// @param password their password, may be empty
record ClickHouseAddress(String endpoint, String user, String password) {

  static ClickHouseAddress of(String url, @Nullable String username, @Nullable String password) {
    String rest = url.replaceFirst("^jdbc:(clickhouse|ch):", "");
    if (rest.startsWith("//")) {
      rest = "http:" + rest;
    }
    URI address = URI.create(rest);
    if (address.getHost() == null) {
      throw new IllegalArgumentException(
          "trastienda.warehouse.url must be jdbc:clickhouse://host:port/database");
    }
    Map<String, String> parameters = parameters(address.getRawQuery());
    boolean secure = "https".equals(address.getScheme()) || "true".equals(parameters.get("ssl"));
    int port = address.getPort() > 0 ? address.getPort() : secure ? 8443 : 8123;
    return new ClickHouseAddress(
        (secure ? "https" : "http") + "://" + address.getHost() + ":" + port,
        username != null ? username : parameters.getOrDefault("user", "default"),
        password != null ? password : parameters.getOrDefault("password", ""));
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> found = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          found.put(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
      }
    }
    return found;
  }

  /// Hides the password from logs.
  @Override
  public String toString() {
    return user + "@" + endpoint;
  }
}
