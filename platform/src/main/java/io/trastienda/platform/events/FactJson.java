package io.trastienda.platform.events;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Facts as structured CloudEvents 1.0 in JSON: the form they have in the outbox and in Kafka.
///
/// Reading is additive: unknown fields are passed over, optional ones may be missing.
public final class FactJson {

  private static final String PREFIX = "io.trastienda.case.";
  private static final String INTERVAL = "io.trastienda.agent.interval-closed.v1";
  private static final String TIME = "io.trastienda.agent.time-recorded.v1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FactJson() {}

  /// Writes a fact as one line.
  public static String write(Fact fact) {
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", fact.id().toString());
    event.put("source", "trastienda");
    event.put("type", fact.type());
    event.put("subject", subject(fact));
    event.put("time", fact.occurredAt().toString());
    event.put("datacontenttype", "application/json");
    event.put("tenant", fact.tenant().value());
    ObjectNode data = event.putObject("data");
    switch (fact) {
      case CaseFact step -> writeCase(step, data);
      case AgentIntervalClosed interval -> {
        data.put("agent", interval.agent());
        data.put("from", interval.from().toString());
        data.put("to", interval.to().toString());
      }
      case AgentTime piece -> writeTime(piece, data);
    }
    return JSON.writeValueAsString(event);
  }

  /// Reads a fact from its UTF-8 bytes.
  ///
  /// @throws UnreadableFact if it is none; the message names the field and holds no value of it
  public static Fact read(byte[] json) {
    try {
      return read(JSON.readTree(json));
    } catch (JacksonException e) {
      throw new UnreadableFact("record must be JSON", e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFact("record must be a fact", e);
    }
  }

  private static Fact read(JsonNode event) {
    String type = text(event, "type");
    UUID id = value(event, "id", UUID::fromString);
    TenantId tenant = value(event, "tenant", number -> new TenantId(Integer.parseInt(number)));
    JsonNode data = event.path("data");
    if (type.equals(INTERVAL)) {
      return new AgentIntervalClosed(
          id,
          tenant,
          text(data, "agent"),
          value(data, "from", Instant::parse),
          value(data, "to", Instant::parse));
    }
    if (type.equals(TIME)) {
      return readTime(id, tenant, data);
    }
    return readCase(id, kind(type), tenant, value(event, "time", Instant::parse), data);
  }

  private static String subject(Fact fact) {
    return switch (fact) {
      case CaseFact step -> step.reference();
      case AgentIntervalClosed interval -> interval.agent();
      case AgentTime piece -> piece.agent();
    };
  }

  private static void writeTime(AgentTime piece, ObjectNode data) {
    data.put("agent", piece.agent());
    data.put("kind", piece.kind().name());
    data.put("from", piece.from().toString());
    data.put("to", piece.to().toString());
    data.put("millis", piece.millis());
    AgentTime.Work work = piece.work();
    if (work != null) {
      data.put("caseId", work.caseId().value());
      data.put("reference", work.reference());
      data.put("workType", work.workType());
      data.put("priority", work.priority());
    }
  }

  private static AgentTime readTime(UUID id, TenantId tenant, JsonNode data) {
    AgentTime.Work work =
        data.path("caseId").isMissingNode()
            ? null
            : new AgentTime.Work(
                new CaseId(required(data, "caseId").longValue()),
                text(data, "reference"),
                text(data, "workType"),
                whole(data, "priority"));
    return new AgentTime(
        id,
        tenant,
        text(data, "agent"),
        value(data, "kind", AgentTime.Kind::valueOf),
        value(data, "from", Instant::parse),
        value(data, "to", Instant::parse),
        required(data, "millis").longValue(),
        work);
  }

  private static void writeCase(CaseFact step, ObjectNode data) {
    data.put("caseId", step.caseId().value());
    data.put("reference", step.reference());
    data.put("sequence", step.sequence());
    data.put("workType", step.workType());
    data.put("workTypeVersion", step.workTypeVersion());
    data.put("priority", step.priority());
    optional(data, "queue", step.queue());
    optional(data, "agent", step.agent());
    optional(data, "channel", step.channel());
    data.put("state", step.state());
    data.put("category", step.category().name());
    optional(data, "fromState", step.fromState());
    optional(data, "fromCategory", step.fromCategory());
    data.put("openedAt", step.openedAt().toString());
    optional(data, "dueAt", step.dueAt());
    CaseFact.Completion completion = step.completion();
    if (completion != null) {
      ObjectNode part = data.putObject("completion");
      part.put("number", completion.number());
      optional(part, "outcome", completion.outcome());
      part.put("businessSeconds", completion.businessSeconds());
      part.put("elapsedSeconds", completion.elapsedSeconds());
      part.put("quantity", completion.quantity().toPlainString());
      Boolean onTime = completion.onTime();
      if (onTime != null) {
        part.put("onTime", onTime.booleanValue());
      }
      optional(part, "unbilled", completion.unbilled());
    }
    optional(data, "reason", step.reason());
    data.put("replayed", step.replayed());
    optional(data, "wakesAt", step.wakesAt());
    if (!step.fields().isEmpty()) {
      ObjectNode fields = data.putObject("fields");
      step.fields().forEach(fields::put);
    }
  }

  private static CaseFact readCase(
      UUID id, CaseFact.Kind kind, TenantId tenant, Instant occurredAt, JsonNode data) {
    return new CaseFact(
        id,
        kind,
        tenant,
        new CaseId(required(data, "caseId").longValue()),
        text(data, "reference"),
        whole(data, "sequence"),
        text(data, "workType"),
        whole(data, "workTypeVersion"),
        whole(data, "priority"),
        optionalText(data, "queue"),
        optionalText(data, "agent"),
        optionalText(data, "channel"),
        text(data, "state"),
        value(data, "category", StateCategory::valueOf),
        optionalText(data, "fromState"),
        optional(data, "fromCategory", StateCategory::valueOf),
        value(data, "openedAt", Instant::parse),
        occurredAt,
        optional(data, "dueAt", Instant::parse),
        completion(data.path("completion")),
        optionalText(data, "reason"),
        data.path("replayed").asBoolean(false),
        fields(data.path("fields")),
        optional(data, "wakesAt", Instant::parse));
  }

  private static Map<String, String> fields(JsonNode part) {
    Map<String, String> fields = new TreeMap<>();
    for (String key : part.propertyNames()) {
      fields.put(key, text(part, key));
    }
    return fields;
  }

  private static CaseFact.@Nullable Completion completion(JsonNode part) {
    if (!part.isObject()) {
      return null;
    }
    JsonNode onTime = part.path("onTime");
    return new CaseFact.Completion(
        whole(part, "number"),
        optionalText(part, "outcome"),
        required(part, "businessSeconds").longValue(),
        required(part, "elapsedSeconds").longValue(),
        onTime.isBoolean() ? Boolean.valueOf(onTime.booleanValue()) : null,
        quantity(part),
        optionalText(part, "unbilled"));
  }

  /// Facts from before there were units count one.
  private static BigDecimal quantity(JsonNode part) {
    String text = optionalText(part, "quantity");
    return text == null ? BigDecimal.ONE : new BigDecimal(text);
  }

  private static CaseFact.Kind kind(String type) {
    if (!type.startsWith(PREFIX) || !type.endsWith(".v1")) {
      throw new IllegalArgumentException("type must be one of ours");
    }
    String name = type.substring(PREFIX.length(), type.length() - ".v1".length());
    return CaseFact.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static void optional(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode found = node.path(field);
    if (!found.isValueNode() || found.isNull()) {
      throw new UnreadableFact(
          "field " + field + " must be there", new IllegalArgumentException(field));
    }
    return found;
  }

  private static String text(JsonNode node, String field) {
    return required(node, field).asString();
  }

  private static int whole(JsonNode node, String field) {
    return value(node, field, Integer::parseInt);
  }

  private static <T> T value(JsonNode node, String field, Function<String, T> parse) {
    String found = text(node, field);
    try {
      return parse.apply(found);
    } catch (RuntimeException e) {
      throw new UnreadableFact("field " + field + " must be readable", e);
    }
  }

  private static @Nullable String optionalText(JsonNode node, String field) {
    return optional(node, field, text -> text);
  }

  private static <T> @Nullable T optional(JsonNode node, String field, Function<String, T> parse) {
    JsonNode found = node.path(field);
    return found.isMissingNode() || found.isNull() ? null : value(node, field, parse);
  }
}
