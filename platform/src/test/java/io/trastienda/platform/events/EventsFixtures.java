package io.trastienda.platform.events;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Facts for tests.
public final class EventsFixtures {

  private static final Instant OPENED = Instant.parse("2026-11-20T08:00:00Z");

  private EventsFixtures() {}

  /// Gives a case that came in.
  public static CaseFact opened(TenantId tenant, long caseId) {
    return step(CaseFact.Kind.OPENED, tenant, caseId, 1, StateCategory.OPEN, null, null);
  }

  /// Gives a case that was completed in time after an hour.
  public static CaseFact completed(TenantId tenant, long caseId) {
    return step(
        CaseFact.Kind.COMPLETED,
        tenant,
        caseId,
        2,
        StateCategory.CLOSED,
        StateCategory.OPEN,
        new CaseFact.Completion(1, "done", 3_600, 3_600, true, BigDecimal.ONE, null));
  }

  /// Gives any step.
  public static CaseFact step(
      CaseFact.Kind kind,
      TenantId tenant,
      long caseId,
      int sequence,
      StateCategory category,
      @org.jspecify.annotations.Nullable StateCategory from,
      CaseFact.@org.jspecify.annotations.Nullable Completion completion) {
    return new CaseFact(
        new UuidV7().next(),
        kind,
        tenant,
        new CaseId(caseId),
        "TST-2026-" + caseId,
        sequence,
        "complaint",
        1,
        2,
        "main",
        "A-014",
        "email",
        category.name().toLowerCase(java.util.Locale.ROOT),
        category,
        from == null ? null : from.name().toLowerCase(java.util.Locale.ROOT),
        from,
        OPENED,
        OPENED.plusSeconds(3_600L * (sequence - 1)),
        OPENED.plusSeconds(28_800),
        completion,
        null,
        false,
        Map.of(),
        null);
  }

  /// Gives an agent's quarter of an hour.
  public static AgentIntervalClosed interval(TenantId tenant, String agent) {
    return new AgentIntervalClosed(
        new UuidV7().next(), tenant, agent, OPENED, OPENED.plusSeconds(900));
  }

  /// Gives a fact's number that is always the same.
  public static UUID uuid(int number) {
    return new UUID(0x0193_5000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }
}
