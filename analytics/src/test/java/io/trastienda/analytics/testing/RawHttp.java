package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/// ClickHouse's HTTP protocol by hand, for what the official clients hide.
final class RawHttp implements AutoCloseable {
  private final ClickHouseBackend backend;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RawHttp(ClickHouseBackend backend) {
    this.backend = backend;
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(HttpRequest.newBuilder(backend.endpoint().resolve(pathAndQuery)).GET());
  }

  /// The statement in the body, everything else in the URL.
  HttpResponse<String> statement(String sql, Map<String, String> parameters) {
    return post(parameters, BodyPublishers.ofString(sql));
  }

  HttpResponse<String> post(Map<String, String> parameters, BodyPublisher body) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    URI uri = backend.endpoint().resolve("/" + query);
    return send(HttpRequest.newBuilder(uri).POST(body));
  }

  /// The answer's text without the last line end; fails if the statement was refused.
  String value(String sql, Map<String, String> parameters) {
    HttpResponse<String> answer = statement(sql, parameters);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return answer.body().strip();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header("X-ClickHouse-User", backend.user());
    if (!backend.password().isEmpty()) {
      request.header("X-ClickHouse-Key", backend.password());
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
