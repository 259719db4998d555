package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A ClickHouse for tests and for the start program. It is the external one if
/// `TRASTIENDA_CLICKHOUSE_URL` (system property or environment) names one, else a container if the
/// system property `backends` is `containers`, else the engine as a child of this process.
public final class ClickHouseBackend implements AutoCloseable {
  /// Name of the system property and of the environment variable with the URL of an external one.
  public static final String URL = "TRASTIENDA_CLICKHOUSE_URL";

  private static @Nullable ClickHouseBackend shared;

  private final ClickHouseServer server;

  private ClickHouseBackend(ClickHouseServer server) {
    this.server = server;
  }

  /// Starts the chosen ClickHouse, or connects to the external one.
  ///
  /// @param dataDirectory where the embedded engine keeps its data, null for a temporary directory
  ///   that {@link #stop} removes; the other kinds have their own place
  /// @throws ClickHouseUnavailable if there is none; its message is one sentence for people
  public static ClickHouseBackend start(@Nullable Path dataDirectory) throws ClickHouseUnavailable {
    Optional<String> url = externalUrl();
    if (url.isPresent()) {
      return external(url.get());
    }
    return containersWanted() ? container() : embedded(dataDirectory);
  }

  /// The one ClickHouse of this JVM's tests, started by the first call and stopped with the JVM.
  public static synchronized ClickHouseBackend shared() {
    ClickHouseBackend running = shared;
    if (running == null) {
      try {
        running = start(null);
      } catch (ClickHouseUnavailable e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
      shared = running;
    }
    return running;
  }

  static ClickHouseBackend external(String url) {
    return new ClickHouseBackend(new ExternalClickHouse(url));
  }

  static ClickHouseBackend container() {
    return new ClickHouseBackend(new ContainerClickHouse());
  }

  static ClickHouseBackend embedded(@Nullable Path dataDirectory) throws ClickHouseUnavailable {
    return new ClickHouseBackend(new EmbeddedClickHouse(dataDirectory));
  }

  static Optional<String> externalUrl() {
    String property = System.getProperty(URL);
    return Optional.ofNullable(property == null ? System.getenv(URL) : property)
        .filter(url -> !url.isBlank());
  }

  static boolean containersWanted() {
    return "containers".equals(System.getProperty("backends"));
  }

  /// The URL for the official JDBC driver, with user and password if they are not the defaults.
  public String url() {
    URI endpoint = server.endpoint();
    String address =
        "jdbc:clickhouse:%s//%s/%s?compress=false&clickhouse_setting_async_insert=0"
            .formatted(
                "https".equals(endpoint.getScheme()) ? "https:" : "",
                endpoint.getAuthority(),
                server.database());
    return server.password().isEmpty() && user().equals("default")
        ? address
        : "%s&user=%s&password=%s".formatted(address, encoded(user()), encoded(password()));
  }

  /// Where the HTTP protocol answers, for client-v2 and for requests made by hand.
  public URI endpoint() {
    return server.endpoint();
  }

  /// The user to sign in as; any is accepted by the embedded engine.
  public String user() {
    return server.user();
  }

  /// The user's password, may be empty.
  public String password() {
    return server.password();
  }

  /// What the product must be told to use this ClickHouse: `trastienda.warehouse.url`.
  public Map<String, String> properties() {
    return Map.of("trastienda.warehouse.url", url());
  }

  /// Whether it answers `/ping`.
  public boolean alive() {
    return server.alive();
  }

  /// Ends it like a power cut, for fault tests; refused for an external one.
  public void kill() {
    server.kill();
  }

  /// Starts the embedded engine again with the same data at the same port.
  public void restart() {
    server.restart();
  }

  /// Ends it; data in a directory that was given to {@link #start} stay, an external one goes on.
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }

  ClickHouseServer server() {
    return server;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
