package io.trastienda.platform.events;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step in the life of a case, with everything a measure or a price needs: nobody joins later.
///
/// A step may do two things at once: history may open a case that is already closed. Therefore a
/// completion is not a kind but a part: whoever counts or prices looks at `completion`, whoever
/// counts reopenings at `reopening()`.
///
/// @param id the fact's number, UUIDv7
/// @param kind what happened first of all
/// @param tenant the client
/// @param caseId the case
/// @param reference our reference, `ACM-2026-000123`
/// @param sequence the step's place in the case, from 1 without gaps
/// @param workType key of the work type
/// @param workTypeVersion its version, from 1
/// @param priority 1 highest to 4
/// @param queue key of the queue, null if the case never had one
/// @param agent code by which the client knows the agent, null for nobody
/// @param channel how the work came in, null if unknown
/// @param state key of the state after the step
/// @param category its category
/// @param fromState key of the state before, null for the first step
/// @param fromCategory its category, null for the first step
/// @param openedAt when the case was opened
/// @param occurredAt when the step happened
/// @param dueAt when the case is or was due after the step, null without a target or while paused
///   before it
/// @param completion the completion that this step is, null if it is none
/// @param reason why it was parked, reopened or cancelled; null otherwise
/// @param replayed whether it is a client's past, imported
/// @param fields what the imported row said in the client's own columns, by their keys: only those
///   that its mapping declares for reports, never customer data; empty for live work
/// @param wakesAt when a parked case comes back by itself, null if it is not parked or has no time
public record CaseFact(
    UUID id,
    Kind kind,
    TenantId tenant,
    CaseId caseId,
    String reference,
    int sequence,
    String workType,
    int workTypeVersion,
    int priority,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String channel,
    String state,
    StateCategory category,
    @Nullable String fromState,
    @Nullable StateCategory fromCategory,
    Instant openedAt,
    Instant occurredAt,
    @Nullable Instant dueAt,
    @Nullable Completion completion,
    @Nullable String reason,
    boolean replayed,
    Map<String, String> fields,
    @Nullable Instant wakesAt)
    implements Fact {

  /// Keeps the fields in the order of their keys, so that a fact is always written alike.
  public CaseFact {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /// What happened to the case.
  public enum Kind {
    /// It came in.
    OPENED,
    /// An agent began, or began again.
    STARTED,
    /// It was set aside.
    PARKED,
    /// It came back from being set aside.
    RESUMED,
    /// It entered the category closed with an outcome.
    COMPLETED,
    /// It left the category closed.
    REOPENED,
    /// It was given up without an outcome: closed, not completed.
    CANCELLED,
    /// Its state changed inside a category, or back to open.
    MOVED,
    /// Something else changed: queue, agent, priority, fields.
    UPDATED
  }

  /// The billable part of a step that closed a case.
  ///
  /// @param number the completion's number in the case, from 1; a reopened case has several
  /// @param outcome key of the outcome, null if history does not say
  /// @param businessSeconds working time from opening to here without pauses, from 0
  /// @param elapsedSeconds time of the clock on the wall from opening to here; negative if history
  ///   closes a case before it opens it
  /// @param onTime whether it was complete by its due time; null without a target
  /// @param quantity how many units it counts when it is priced, from 0; 1 where the work type
  ///   counts cases, and where history does not say
  /// @param unbilled why it is not priced, such as `PART_OF_PARENT`; null for what is priced
  public record Completion(
      int number,
      @Nullable String outcome,
      long businessSeconds,
      long elapsedSeconds,
      @Nullable Boolean onTime,
      BigDecimal quantity,
      @Nullable String unbilled) {

    /// Writes the quantity without zeros that say nothing, so that equal ones are equal.
    ///
    /// @throws IllegalArgumentException if it is below 0
    public Completion {
      if (quantity.signum() < 0) {
        throw new IllegalArgumentException("quantity must be 0 or more, but is " + quantity);
      }
      quantity = new BigDecimal(quantity.stripTrailingZeros().toPlainString());
    }
  }

  /// Says whether the step took the case out of the category closed.
  public boolean reopening() {
    return fromCategory == StateCategory.CLOSED && category != StateCategory.CLOSED;
  }

  @Override
  public String type() {
    return "io.trastienda.case." + kind.name().toLowerCase(Locale.ROOT) + ".v1";
  }

  @Override
  public String key() {
    return tenant + ":" + caseId;
  }
}
