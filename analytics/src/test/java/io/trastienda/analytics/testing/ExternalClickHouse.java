package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A ClickHouse that somebody else runs; it is used and never stopped.
final class ExternalClickHouse implements ClickHouseServer {
  private static final String JDBC = "jdbc:(clickhouse|ch):";

  private final URI endpoint;
  private final String database;
  private final Map<String, String> parameters;

  /// Takes `jdbc:clickhouse://host:port/database?user=…&password=…`, or the same with `http`.
  ExternalClickHouse(String url) {
    URI given =
        URI.create(
            url.replaceFirst("^" + JDBC + "(https?:)?", "$2").replaceFirst("^//", "http://"));
    String scheme = given.getScheme();
    int port = given.getPort() < 0 ? (scheme.equals("https") ? 8443 : 8123) : given.getPort();
    endpoint = URI.create("%s://%s:%d/".formatted(scheme, given.getHost(), port));
    String path = given.getPath() == null ? "" : given.getPath().replaceFirst("^/", "");
    database = path.isEmpty() ? "default" : path;
    parameters = new HashMap<>();
    if (given.getRawQuery() != null) {
      for (String pair : given.getRawQuery().split("&", -1)) {
        String[] sides = pair.split("=", 2);
        parameters.put(sides[0], sides.length == 2 ? URLDecoder.decode(sides[1], UTF_8) : "");
      }
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String user() {
    return parameters.getOrDefault("user", "default");
  }

  @Override
  public String password() {
    return parameters.getOrDefault("password", "");
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public boolean alive() {
    return answers(endpoint);
  }

  @Override
  public void kill() {
    throw new UnsupportedOperationException("an external ClickHouse is not ours to kill");
  }

  @Override
  public void restart() {
    throw new UnsupportedOperationException("an external ClickHouse is not ours to restart");
  }

  @Override
  public void stop() {
    // it was there before and stays
  }

  /// Whether a ClickHouse answers `/ping` at `endpoint` within two seconds.
  static boolean answers(URI endpoint) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ping =
          HttpRequest.newBuilder(endpoint.resolve("/ping")).timeout(Duration.ofSeconds(2)).build();
      HttpResponse<String> answer = client.send(ping, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().equals("Ok.\n");
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
