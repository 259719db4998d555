package io.trastienda.analytics.warehouse;

import io.trastienda.platform.StateCategory;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactTopic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facts as rows of their tables.
final class FactRows {

  static final List<String> CASE_COLUMNS =
      List.of(
          "tenant_id",
          "occurred_at",
          "event_id",
          "kind",
          "case_id",
          "reference",
          "seq",
          "work_type",
          "work_type_version",
          "priority",
          "queue",
          "agent",
          "channel",
          "state",
          "category",
          "from_state",
          "from_category",
          "opened_at",
          "due_at",
          "completion_no",
          "outcome",
          "business_seconds",
          "elapsed_seconds",
          "on_time",
          "reopening",
          "reason",
          "replayed",
          "fields",
          "quantity",
          "recorded_at",
          "k_part",
          "k_off");

  static final List<String> INTERVAL_COLUMNS =
      List.of(
          "tenant_id",
          "event_id",
          "agent",
          "from_at",
          "to_at",
          "ms",
          "activity",
          "case_id",
          "reference",
          "work_type",
          "priority",
          "counted_ms",
          "recorded_at",
          "k_part",
          "k_off");

  private static final int QUANTITY_DIGITS = 6;

  private FactRows() {}

  static String table(FactTopic family) {
    return switch (family) {
      case CASE -> "kpi.case_event";
      case AGENT -> "kpi.agent_interval";
    };
  }

  static List<String> columns(FactTopic family) {
    return switch (family) {
      case CASE -> CASE_COLUMNS;
      case AGENT -> INTERVAL_COLUMNS;
    };
  }

  /// Adds one row.
  ///
  /// @throws IllegalArgumentException if the fact is of the other family, or a column cannot hold
  ///   its value; then the buffer is as it was
  static void write(
      FactTopic family, Fact fact, Instant recordedAt, int part, long offset, RowBuffer rows) {
    rows.begin();
    try {
      switch (fact) {
        case CaseFact step when family == FactTopic.CASE -> write(step, rows);
        case AgentIntervalClosed interval when family == FactTopic.AGENT -> write(interval, rows);
        case AgentTime piece when family == FactTopic.AGENT -> write(piece, rows);
        case CaseFact _, AgentIntervalClosed _, AgentTime _ ->
            throw new IllegalArgumentException("fact must be of the family " + family.topic());
      }
      rows.moment("recorded_at", recordedAt);
      rows.uint16("k_part", part);
      rows.uint64("k_off", offset);
      rows.end();
    } catch (IllegalArgumentException e) {
      rows.undo();
      throw e;
    }
  }

  private static void write(CaseFact step, RowBuffer rows) {
    CaseFact.Completion completion = step.completion();
    rows.uint32("tenant_id", step.tenant().value());
    rows.moment("occurred_at", step.occurredAt());
    rows.uuid(step.id());
    rows.text(step.kind().name().toLowerCase(Locale.ROOT));
    rows.uint64("case_id", step.caseId().value());
    rows.text(step.reference());
    rows.uint32("seq", step.sequence());
    rows.text(step.workType());
    rows.uint16("work_type_version", step.workTypeVersion());
    rows.uint8("priority", step.priority());
    rows.text(step.queue());
    rows.text(step.agent());
    rows.text(step.channel());
    rows.text(step.state());
    rows.text(name(step.category()));
    rows.text(step.fromState());
    rows.text(name(step.fromCategory()));
    rows.moment("opened_at", step.openedAt());
    rows.momentOrNull("due_at", step.dueAt());
    rows.uint16("completion_no", completion == null ? 0 : completion.number());
    rows.text(completion == null ? null : completion.outcome());
    rows.int64(completion == null ? 0 : completion.businessSeconds());
    rows.int64(completion == null ? 0 : completion.elapsedSeconds());
    rows.truthOrNull(completion == null ? null : completion.onTime());
    rows.truth(step.reopening());
    rows.text(step.reason());
    rows.truth(step.replayed());
    rows.texts(step.fields());
    rows.decimal64(
        "quantity", completion == null ? BigDecimal.ZERO : completion.quantity(), QUANTITY_DIGITS);
  }

  private static void write(AgentIntervalClosed interval, RowBuffer rows) {
    rows.uint32("tenant_id", interval.tenant().value());
    rows.uuid(interval.id());
    rows.text(interval.agent());
    rows.moment("from_at", interval.from());
    rows.moment("to_at", interval.to());
    rows.uint64("ms", Duration.between(interval.from(), interval.to()).toMillis());
    rows.text(null);
    work(null, rows);
    rows.int64(0);
  }

  private static void write(AgentTime piece, RowBuffer rows) {
    rows.uint32("tenant_id", piece.tenant().value());
    rows.uuid(piece.id());
    rows.text(piece.agent());
    rows.moment("from_at", piece.from());
    rows.moment("to_at", piece.to());
    rows.uint64("ms", Duration.between(piece.from(), piece.to()).toMillis());
    rows.text(piece.kind().name().toLowerCase(Locale.ROOT));
    work(piece.work(), rows);
    rows.int64(piece.millis());
  }

  private static void work(AgentTime.@Nullable Work work, RowBuffer rows) {
    rows.uint64("case_id", work == null ? 0 : work.caseId().value());
    rows.text(work == null ? null : work.reference());
    rows.text(work == null ? null : work.workType());
    rows.uint8("priority", work == null ? 0 : work.priority());
  }

  private static @Nullable String name(@Nullable StateCategory category) {
    return category == null ? null : category.name().toLowerCase(Locale.ROOT);
  }
}
