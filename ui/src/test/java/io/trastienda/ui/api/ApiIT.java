package io.trastienda.ui.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trastienda.Application;
import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.KeyDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.clients.ClientDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ApiIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ConfigurableApplicationContext APPLICATION = start();

  private final String slug = name("api-");
  private final String key = client(slug);

  private record Answer(int status, String type, String location, JsonNode body) {
    String text(String name) {
      return body.path(name).asString("");
    }
  }

  private record Piece(String name, String file, String type, ByteBuffer content) {
    static Piece field(String name, String value) {
      return new Piece(name, "", "", ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    static Piece file(String name, String file, String type, byte[] content) {
      return new Piece(name, file, type, ByteBuffer.wrap(content));
    }
  }

  @AfterAll
  static void stop() {
    APPLICATION.close();
  }

  @Test
  void reads_in_a_log_and_tells_its_cases_measures_and_price() {
    Answer submitted =
        post(
            slug + "/history-imports",
            Piece.file("file", "log.csv.gz", "application/gzip", gzip(excerpt())),
            Piece.file("mapping", "mapping.json", "application/json", mapping()));
    assertThat(submitted.status()).isEqualTo(202);

    JsonNode job = done(submitted);
    assertThat(job.path("state").asString()).isEqualTo("done");
    assertThat(job.path("mode").asString()).isEqualTo("valid_cases");
    assertThat(job.path("rowsRead").asLong()).isEqualTo(405);
    assertThat(job.path("cases").asLong()).isEqualTo(60);
    assertThat(job.path("events").asLong()).isEqualTo(405);
    assertThat(job.path("refusedRows").asLong()).isZero();
    long completions = job.path("completions").asLong();
    assertThat(completions).isGreaterThanOrEqualTo(60);

    JsonNode month = get(slug + "/statements/2016-03").body();
    long tasks =
        IntStream.range(0, month.path("lines").size())
            .mapToLong(line -> month.path("lines").get(line).path("quantity").asLong())
            .sum();
    assertThat(month.path("currency").asString()).isEqualTo("EUR");
    assertThat(month.path("tasks").asLong()).isEqualTo(tasks).isBetween(1L, completions);
    assertThat(month.path("total").isString()).isTrue();
    assertThat(new BigDecimal(month.path("total").asString()))
        .isEqualByComparingTo(
            IntStream.range(0, month.path("lines").size())
                .mapToObj(line -> month.path("lines").get(line).path("amount").asString())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add));

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonNode kpis = get(slug + "/kpis?from=2016-03-01&to=2016-04-01").body();
          assertThat(kpis.path("kpis").path("completed").path("value").asString())
              .isEqualTo(Long.toString(tasks));
        });
    JsonNode kpis = get(slug + "/kpis?from=2016-03-01&to=2016-04-01").body();
    assertThat(kpis.path("zone").asString()).isEqualTo("Europe/Madrid");
    assertThat(kpis.path("kpis").path("onTimeByCompletion").path("value").isString()).isTrue();
    assertThat(kpis.path("kpis").path("productivity").path("value").isNull()).isTrue();
    assertThat(kpis.path("kpis").path("productivity").path("noData").asString())
        .isEqualTo("no data: no presence recorded");

    JsonNode first = get(slug + "/cases?limit=40").body();
    JsonNode second = get(slug + "/cases?limit=40&cursor=" + first.path("next").asString()).body();
    assertThat(first.path("cases").size()).isEqualTo(40);
    assertThat(second.path("cases").size()).isEqualTo(20);
    assertThat(second.path("next").isNull()).isTrue();
    String reference = first.path("cases").get(0).path("reference").asString();
    JsonNode one = get(slug + "/cases/" + reference).body();
    assertThat(one.path("summary").path("reference").asString()).isEqualTo(reference);
    assertThat(one.path("timeline").size()).isPositive();
    assertThat(one.path("imported").has("made_sla")).isTrue();
  }

  @Test
  void tries_without_writing_when_the_form_says_so() {
    Answer byField =
        post(
            slug + "/history-imports",
            Piece.file("file", "log.csv", "text/csv", excerpt()),
            Piece.field("mapping", new String(mapping(), StandardCharsets.UTF_8)),
            Piece.field("dryRun", "true"));
    Answer byQuery =
        post(
            slug + "/history-imports?dryRun=true",
            Piece.file("file", "log.csv", "text/csv", excerpt()),
            Piece.field("mapping", new String(mapping(), StandardCharsets.UTF_8)));

    assertThat(done(byField).path("cases").asLong()).isEqualTo(60);
    assertThat(done(byQuery).path("mode").asString()).isEqualTo("dry_run");
    assertThat(get(slug + "/cases").body().path("cases").size()).isZero();
  }

  @Test
  void lists_every_refused_row_with_column_and_reason() {
    String log = new String(excerpt(), StandardCharsets.UTF_8);
    String broken =
        log.replaceFirst("1/3/2016 01:35,809,1/3/2016 01:35", "1/3/2016 01:35,809,soon");

    JsonNode job =
        done(
            post(
                slug + "/history-imports?dryRun=true",
                Piece.file("file", "log.csv", "text/csv", broken.getBytes(StandardCharsets.UTF_8)),
                Piece.file("mapping", "mapping.json", "application/json", mapping())));

    JsonNode refused = job.path("refused").get(0);
    assertThat(job.path("refusedRows").asLong()).isPositive();
    assertThat(refused.path("row").asLong()).isEqualTo(1);
    assertThat(refused.path("column").asString()).isEqualTo("sys_updated_at");
    assertThat(refused.path("reason").asString()).contains("soon");
  }

  @Test
  void shows_a_foreign_client_like_one_that_does_not_exist() {
    String foreign = name("foreign-");
    client(foreign);
    String unknown = name("unknown-");

    for (String path :
        List.of(
            "/kpis?from=2016-03-01&to=2016-04-01",
            "/cases",
            "/cases/TST-2016-000001",
            "/statements/2016-03",
            "/history-imports",
            "/history-imports/1")) {
      Answer toForeign = get(foreign + path);
      Answer toUnknown = get(unknown + path);

      assertThat(toForeign.status()).as(path).isEqualTo(404);
      assertThat(toUnknown.status()).as(path).isEqualTo(404);
      assertThat(toForeign.body().toString().replace(foreign, "*"))
          .as(path)
          .isEqualTo(toUnknown.body().toString().replace(unknown, "*"));
    }
    assertThat(get(slug + "/cases/TST-2016-000001").status()).isEqualTo(404);
    assertThat(get(slug + "/history-imports/987654").status()).isEqualTo(404);
  }

  @Test
  void asks_for_a_key() {
    for (String header : List.of("", "Bearer ", "Bearer trs_x_y", "Basic YTpi")) {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri(slug + "/cases"));
      if (!header.isEmpty()) {
        request.header("Authorization", header);
      }

      Answer answer = send(request);

      assertThat(answer.status()).as(header).isEqualTo(401);
      assertThat(answer.type()).isEqualTo("application/problem+json");
      assertThat(answer.text("title")).isEqualTo("Unauthorized");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kpis?from=yesterday&to=2016-04-01",
        "/kpis?from=2016-04-01&to=2016-04-01",
        "/kpis?from=2016-03-01",
        "/kpis?from=2016-03-01&to=2016-04-01&priority=high",
        "/statements/March",
        "/cases?limit=0",
        "/cases?limit=many",
        "/cases?category=lost",
        "/cases?cursor=nonsense",
        "/history-imports/first"
      })
  void refuses_a_value_that_breaks_a_rule(String path) {
    Answer answer = get(slug + path);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.text("detail")).isNotEmpty();
    assertThat(answer.text("key")).isNotEmpty();
  }

  @Test
  void refuses_an_import_that_nothing_could_be_read_from() {
    Piece log = Piece.file("file", "log.csv", "text/csv", excerpt());

    assertThat(post(slug + "/history-imports", log).status()).isEqualTo(422);
    assertThat(post(slug + "/history-imports", log, Piece.field("mapping", "{")).text("key"))
        .isEqualTo("intake.invalid-mapping");
    assertThat(
            post(
                    slug + "/history-imports",
                    Piece.file("file", "log.csv", "text/csv", new byte[0]),
                    Piece.field("mapping", new String(mapping(), StandardCharsets.UTF_8)))
                .text("key"))
        .isEqualTo("intake.invalid-file");
    Answer malformed =
        send(
            authorized(slug + "/history-imports")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--y\r\nnothing")));
    assertThat(malformed.status()).isEqualTo(422);
    assertThat(malformed.type()).isEqualTo("application/problem+json");
    assertThat(get(slug + "/history-imports").body().size()).isZero();
  }

  @Test
  void says_that_a_path_does_not_exist() {
    Answer answer = send(authorized(slug + "/nothing/here").GET());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.text("key")).isEqualTo("api.no-such-path");
  }

  @Test
  void describes_itself() {
    Answer answer = send(HttpRequest.newBuilder(address("/v3/api-docs")).GET());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("openapi")).startsWith("3.");
    assertThat(answer.body().path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/tenants/{slug}/history-imports",
            "/api/v1/tenants/{slug}/history-imports/{id}",
            "/api/v1/tenants/{slug}/kpis",
            "/api/v1/tenants/{slug}/cases",
            "/api/v1/tenants/{slug}/cases/{reference}",
            "/api/v1/tenants/{slug}/statements/{month}");
    assertThat(answer.body().path("components").path("securitySchemes").size()).isOne();
  }

  /// Starts the product without the demo, which stands on the test's class path.
  private static ConfigurableApplicationContext start() {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    for (Map<String, String> properties :
        List.of(
            PostgresBackend.shared().properties(),
            KafkaBackend.shared().properties(),
            ClickHouseBackend.shared().properties())) {
      properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    }
    SpringApplication application = new SpringApplication(Application.class);
    application.addInitializers(context ->
        context.addBeanFactoryPostProcessor(
            beans -> ((BeanDefinitionRegistry) beans).removeBeanDefinition("demo")));
    return application.run(arguments.toArray(String[]::new));
  }

  private static String name(String prefix) {
    return prefix + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
  }

  /// Takes in a client with the work of the excerpt, live and priced.
  ///
  /// @return the key of its own systems
  private static String client(String slug) {
    TenantBoundary boundary = APPLICATION.getBean(TenantBoundary.class);
    ClientDesk desk = APPLICATION.getBean(ClientDesk.class);
    TenantId tenant =
        boundary
            .asJob(
                "test",
                () ->
                    desk.create(
                        new NewTenant(
                            slug,
                            slug,
                            prefix(),
                            ZoneId.of("Europe/Madrid"),
                            Locale.of("es"),
                            EURO,
                            "teal")))
            .id();
    boundary.asJob(
        "test",
        tenant,
        () -> {
          desk.equip(tenant, List.of("incident"));
          return APPLICATION
              .getBean(RateCards.class)
              .publish(
                  tenant,
                  new RateCard(
                      0,
                      LocalDate.of(2016, 1, 1),
                      EURO,
                      List.of(
                          new RateCard.Price("incident", 1, new BigDecimal("14.50")),
                          new RateCard.Price("incident", null, new BigDecimal("6.20")))));
        });
    return boundary.asJob(
        "test",
        () -> {
          desk.moveTo(tenant, TenantState.LIVE);
          return APPLICATION
              .getBean(KeyDesk.class)
              .create(slug, Set.of(tenant), Role.CLIENT_ADMINISTRATOR);
        });
  }

  private static String prefix() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      letters.append((char) ('A' + ThreadLocalRandom.current().nextInt(26)));
    }
    return letters.toString();
  }

  private JsonNode done(Answer submitted) {
    assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(202);
    URI job = address(submitted.location());
    return await()
        .atMost(SOON)
        .until(
            () ->
                send(HttpRequest.newBuilder(job).header("Authorization", "Bearer " + key).GET())
                    .body(),
            body -> !Set.of("queued", "running").contains(body.path("state").asString()));
  }

  private Answer get(String path) {
    return send(authorized(path).GET());
  }

  private Answer post(String path, Piece... pieces) {
    String boundary = "trastienda-" + ThreadLocalRandom.current().nextLong(1L << 40);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + piece.name();
      head += piece.file().isEmpty() ? "\"" : "\"; filename=\"" + piece.file() + "\"";
      head += piece.type().isEmpty() ? "" : "\r\nContent-Type: " + piece.type();
      body.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(piece.content().array());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        authorized(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
  }

  private static URI uri(String path) {
    return address("/api/v1/tenants/" + path);
  }

  private static URI address(String path) {
    String port = APPLICATION.getEnvironment().getProperty("local.server.port");
    return URI.create("http://localhost:" + port + path);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Location").orElse(""),
          JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static byte[] excerpt() {
    return resource("/incident-log-excerpt.csv");
  }

  private static byte[] mapping() {
    return resource("/io/trastienda/ui/imports/incident-log.json");
  }

  private static byte[] resource(String name) {
    try (InputStream file = ApiIT.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
