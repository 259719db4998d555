package io.trastienda.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactJsonTest {

  private static final TenantId TENANT = new TenantId(7);

  @ParameterizedTest
  @EnumSource(CaseFact.Kind.class)
  void writes_each_kind_of_case_fact_as_it_always_did(CaseFact.Kind kind) throws IOException {
    CaseFact fact = golden(kind);

    String json = FactJson.write(fact);

    assertThat(json).isEqualTo(golden(kind.name().toLowerCase(Locale.ROOT)));
    assertThat(FactJson.read(json.getBytes(UTF_8))).isEqualTo(fact);
  }

  @Test
  void writes_what_an_imported_row_says_in_the_order_of_the_keys() throws IOException {
    CaseFact fact =
        golden(CaseFact.Kind.UPDATED, Map.of("made_sla", "true", "category", "Ñ \"7\""));

    String json = FactJson.write(fact);

    assertThat(json).isEqualTo(golden("updated-with-fields"));
    assertThat(FactJson.read(json.getBytes(UTF_8))).isEqualTo(fact);
  }

  @Test
  void writes_an_interval_as_it_always_did() throws IOException {
    var fact =
        new AgentIntervalClosed(
            EventsFixtures.uuid(99),
            TENANT,
            "A-014",
            Instant.parse("2026-11-20T08:00:00Z"),
            Instant.parse("2026-11-20T08:15:00.250Z"));

    String json = FactJson.write(fact);

    assertThat(json).isEqualTo(golden("interval-closed"));
    assertThat(FactJson.read(json.getBytes(UTF_8))).isEqualTo(fact);
  }

  @Test
  void writes_time_at_a_case_and_time_without_one() throws IOException {
    Instant from = Instant.parse("2026-11-20T08:00:00Z");
    Instant to = Instant.parse("2026-11-20T08:01:00.250Z");
    var handling =
        new AgentTime(
            EventsFixtures.uuid(98),
            TENANT,
            "A-014",
            AgentTime.Kind.HANDLING,
            from,
            to,
            60_250,
            new AgentTime.Work(new CaseId(1_000_051), "ACM-2026-000123", "billing-adjustment", 2));
    var idle =
        new AgentTime(
            EventsFixtures.uuid(97), TENANT, "A-014", AgentTime.Kind.IDLE, from, to, 20_083, null);

    assertThat(FactJson.write(handling)).isEqualTo(golden("time-handling"));
    assertThat(FactJson.write(idle)).isEqualTo(golden("time-idle"));
    assertThat(FactJson.read(FactJson.write(handling).getBytes(UTF_8))).isEqualTo(handling);
    assertThat(FactJson.read(FactJson.write(idle).getBytes(UTF_8))).isEqualTo(idle);
  }

  @Test
  void passes_over_fields_that_came_later() throws IOException {
    String later =
        golden("completed")
            .replace("\"data\":{", "\"newcomer\":1,\"data\":{\"mood\":{\"of\":\"day\"},");

    Fact fact = FactJson.read(later.getBytes(UTF_8));

    assertThat(fact).isEqualTo(golden(CaseFact.Kind.COMPLETED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"type\":\"io.trastienda.case.completed.v1\"}",
        "{\"type\":\"io.trastienda.case.exploded.v1\",\"id\":\"01935000-0000-7000-8000-000000000001\","
            + "\"tenant\":7,\"time\":\"2026-11-20T08:00:00Z\",\"data\":{}}",
        "{\"type\":\"io.trastienda.case.opened.v1\",\"id\":\"01935000-0000-7000-8000-000000000001\","
            + "\"tenant\":0,\"time\":\"2026-11-20T08:00:00Z\",\"data\":{}}"
      })
  void refuses_what_is_no_fact(String json) {
    assertThatThrownBy(() -> FactJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(UnreadableFact.class);
  }

  @Test
  void numbers_sort_by_the_time_of_recording() {
    UuidV7 numbers = new UuidV7();
    List<String> given = new ArrayList<>();

    for (int i = 0; i < 50; i++) {
      given.add(numbers.next().toString().substring(0, 13));
    }

    assertThat(given).isSorted();
    assertThat(numbers.next().version()).isEqualTo(7);
    assertThat(numbers.next().variant()).isEqualTo(2);
  }

  private static String golden(String name) throws IOException {
    try (InputStream golden =
        Objects.requireNonNull(
            FactJsonTest.class.getResourceAsStream("fact-" + name + ".json"), name)) {
      return new String(golden.readAllBytes(), UTF_8).strip();
    }
  }

  private static CaseFact golden(CaseFact.Kind kind) {
    return golden(kind, Map.of());
  }

  private static CaseFact golden(CaseFact.Kind kind, Map<String, String> fields) {
    boolean first = kind == CaseFact.Kind.OPENED;
    StateCategory category =
        switch (kind) {
          case OPENED, REOPENED, MOVED -> StateCategory.OPEN;
          case STARTED, RESUMED, UPDATED -> StateCategory.IN_PROGRESS;
          case PARKED -> StateCategory.WAITING;
          case COMPLETED, CANCELLED -> StateCategory.CLOSED;
        };
    StateCategory from =
        switch (kind) {
          case OPENED -> null;
          case STARTED -> StateCategory.OPEN;
          case RESUMED -> StateCategory.WAITING;
          case REOPENED -> StateCategory.CLOSED;
          case PARKED, COMPLETED, CANCELLED, MOVED, UPDATED -> StateCategory.IN_PROGRESS;
        };
    boolean reasoned =
        kind == CaseFact.Kind.PARKED
            || kind == CaseFact.Kind.REOPENED
            || kind == CaseFact.Kind.CANCELLED;
    return new CaseFact(
        EventsFixtures.uuid(1),
        kind,
        TENANT,
        new CaseId(1_000_051),
        "ACM-2026-000123",
        first ? 1 : 4,
        "billing-adjustment",
        3,
        2,
        "main",
        first ? null : "A-014",
        first ? "form" : null,
        category.name().toLowerCase(Locale.ROOT),
        category,
        from == null ? null : from.name().toLowerCase(Locale.ROOT),
        from,
        Instant.parse("2026-11-20T08:00:00Z"),
        Instant.parse("2026-11-20T09:30:00.125Z"),
        kind == CaseFact.Kind.PARKED ? null : Instant.parse("2026-11-20T16:00:00Z"),
        kind == CaseFact.Kind.COMPLETED
            ? new CaseFact.Completion(1, "adjusted", 5_400, 5_400, true, BigDecimal.ONE, null)
            : null,
        reasoned ? "wait-customer" : null,
        kind == CaseFact.Kind.UPDATED,
        fields,
        null);
  }
}
