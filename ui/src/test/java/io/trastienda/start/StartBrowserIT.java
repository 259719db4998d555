package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The start program in its own process: what it refuses, and what outlives its death. The tests
/// share one home, in this order, because a start takes long.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartBrowserIT {

  private static final Logger LOG = LoggerFactory.getLogger(StartBrowserIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ACME = "acme-hogar";
  private static final String READY = "Trastienda is ready on http://localhost:";

  @TempDir static Path home;
  private static int port;
  private static StartedProgram running;
  private static JsonNode statement;
  private static String completed;

  @BeforeAll
  static void start() throws IOException {
    port = freePort();
    running = StartedProgram.in(home, port, Map.of());
    LOG.info("{}", running.awaitLine(READY));
    LOG.info("{}", running.awaitLine("The demo has "));
    Instant played = Instant.now();
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> Instant.parse(kpis().path("dataAsOf").asString()).isAfter(played));
    completed = kpis().path("kpis").path("completed").path("value").asString();
    statement = statement();
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  @Order(1)
  void a_start_on_a_taken_port_says_in_one_sentence_which(@TempDir Path other) throws Exception {
    StartedProgram second = StartedProgram.in(other, port, Map.of());

    assertRefused(
        second,
        "Port "
            + port
            + " is taken by another program: stop it, or start with SERVER_PORT set to a free one.");
    assertThat(other.resolve(".data")).doesNotExist();
  }

  @Test
  @Order(2)
  void a_second_start_on_the_same_data_says_in_one_sentence_who_holds_it() throws Exception {
    StartedProgram second = StartedProgram.in(home, freePort(), Map.of());

    assertRefused(
        second,
        "The data directory .data is in use by process "
            + running.pid()
            + "; stop that one first.");
  }

  @Test
  @Order(3)
  void a_start_after_a_kill_finds_everything_and_no_child_is_left_over() throws Exception {
    List<ProcessHandle> children = kill();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);
    await().atMost(SOON).until(() -> children.stream().noneMatch(StartBrowserIT::runs));
    assertThat(home.resolve(".data/lock")).hasContent(Long.toString(running.pid()));

    running = StartedProgram.in(home, port, Map.of());
    LOG.info("After a kill: {}", running.awaitLine(READY));

    assertThat(statement()).isEqualTo(statement);
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(kpis().path("kpis").path("completed").path("value").asString())
                .isEqualTo(completed));
    LOG.info("After a kill: {} completed, {}", completed, statement.path("total").asString());
  }

  @Test
  @Order(4)
  void without_npm_and_library_desk_and_statements_work_and_reports_say_what_is_missing(
      @TempDir Path tools, @TempDir Path cache) throws Exception {
    Assumptions.assumeTrue(Browser.found().isPresent(), Browser.MISSING);
    for (String tool : List.of("sh", "cat", "rm", "sleep", "uname", "kill", "id", "unshare")) {
      Path real = Path.of("/usr/bin", tool);
      if (Files.isExecutable(real)) {
        Files.createSymbolicLink(tools.resolve(tool), real);
      }
    }
    List<ProcessHandle> children = kill();
    await().atMost(SOON).until(() -> children.stream().noneMatch(StartBrowserIT::runs));
    running =
        StartedProgram.in(
            home,
            port,
            Map.of("PATH", tools.toString(), "XDG_CACHE_HOME", cache.toString(), "LIBCHDB", ""));
    LOG.info("Without npm: {}", running.awaitLine("npm is not there to fetch it"));
    LOG.info("Without npm: {}", running.awaitLine(READY));
    assertThat(running.traces()).isEmpty();

    try (Browser browser = Browser.at("http://localhost:" + port)) {
      Page desk = signedIn(browser, "ana.prieto@trastienda.example", "/work");
      ProductBrowserIT.completeNext(desk);
      Page report = signedIn(browser, "elena.ruiz@trastienda.example", "/clients/" + ACME + "/kpi");
      assertThat(report.locator(".failed-words").textContent())
          .isEqualTo("Reports need ClickHouse, and this installation has none");
      browser.screenshot(report, "kpi-without-clickhouse", Look.desk(false), false);
      browser.go(report, "/clients/" + ACME + "/statements/" + YearMonth.now(DemoCast.ZONE));
      assertThat(report.locator("#statement-total").getAttribute("data-value")).isNotEmpty();
    }
    HttpResponse<String> refused = get("/kpis?" + period());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(refused.body()).path("detail").asString())
        .contains("npm is not there to fetch it");
  }

  /// Kills the running program, and it alone.
  ///
  /// @return the processes it had started, with PostgreSQL's, which are nobody's children
  private static List<ProcessHandle> kill() throws IOException {
    String postmaster =
        Files.readAllLines(home.resolve(".data/postgres/cluster/postmaster.pid")).getFirst();
    return Stream.concat(
            ProcessHandle.of(Long.parseLong(postmaster)).stream(), running.kill().stream())
        .toList();
  }

  private static void assertRefused(StartedProgram program, String sentence) throws Exception {
    assertThat(program.awaitEnd()).isEqualTo(1);
    assertThat(program.lastLine()).isEqualTo(sentence);
    assertThat(program.traces()).isEmpty();
  }

  private static Page signedIn(Browser browser, String person, String path) {
    Page page = ProductBrowserIT.signIn(browser.page("/login", Look.desk(false)), person);
    browser.go(page, path);
    return page;
  }

  /// A zombie counts as alive, but has no command any more.
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static JsonNode statement() {
    JsonNode body = JSON.readTree(get("/statements/" + YearMonth.now(DemoCast.ZONE)).body());
    ((tools.jackson.databind.node.ObjectNode) body).remove("asOf");
    return body;
  }

  private static JsonNode kpis() {
    return JSON.readTree(get("/kpis?" + period()).body());
  }

  private static String period() {
    LocalDate today = LocalDate.now(DemoCast.ZONE);
    return "from=" + today.minusDays(20) + "&to=" + today.plusDays(1);
  }

  private static HttpResponse<String> get(String path) {
    try {
      Properties keys = new Properties();
      try (var in = Files.newBufferedReader(home.resolve(".data/demo-keys.properties"))) {
        keys.load(in);
      }
      return CLIENT.send(
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + port + "/api/v1/tenants/" + ACME + path))
              .header("Authorization", "Bearer " + keys.getProperty("job"))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
