package io.trastienda.platform.catalogue;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Work types for tests: one that agents work, and one that a client's past came from.
public final class CatalogueFixtures {

  private CatalogueFixtures() {}

  /// Mondays to Fridays, 9 to 14 and 15 to 18, in Madrid: 8 hours a day.
  public static BusinessCalendar officeHours() {
    return BusinessCalendar.weekly(
        ZoneId.of("Europe/Madrid"),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        BusinessCalendar.TimeRange.of("09:00", "14:00"),
        BusinessCalendar.TimeRange.of("15:00", "18:00"));
  }

  /// A kind with moves, fields, a checklist and outcomes of its own.
  public static WorkType creditNote() {
    return new WorkType(
        "credit-note",
        text("Abono", "Credit note"),
        List.of(
            state("new", "New", StateCategory.OPEN),
            state("working", "Working", StateCategory.IN_PROGRESS),
            state("waiting", "Waiting", StateCategory.WAITING),
            state("done", "Done", StateCategory.CLOSED),
            state("cancelled", "Cancelled", StateCategory.CLOSED)),
        List.of(),
        List.of(
            new WorkType.Choice("client", text("Cliente", "Client")),
            new WorkType.Choice("courier", text("Mensajero", "Courier"))),
        List.of(
            new WorkType.Choice("issued", text("Emitido", "Issued")),
            new WorkType.Choice("rejected", text("Rechazado", "Rejected"))),
        List.of(
            field("invoice", WorkType.FieldType.TEXT, true, true, List.of()),
            field("amount", WorkType.FieldType.AMOUNT, true, true, List.of()),
            field("day", WorkType.FieldType.DATE, false, true, List.of()),
            field("margin", WorkType.FieldType.NUMBER, false, false, List.of()),
            field(
                "method",
                WorkType.FieldType.CHOICE,
                false,
                true,
                List.of(new WorkType.Choice("card", LocalizedText.same("Card"))))),
        List.of(
            new WorkType.ChecklistItem(
                "exists", text("Existe", "Original exists"), true, WorkType.Evidence.NONE),
            new WorkType.ChecklistItem(
                "told", text("Avisado", "Customer told"), false, WorkType.Evidence.NONE)),
        LocalizedText.same("1. Find the invoice."),
        List.of(WorkType.Skill.of("billing")),
        1,
        null,
        WorkType.Unit.ONE);
  }

  /// The kind of the incident log: any state may follow any, outcomes in the client's words.
  public static WorkType incident() {
    return new WorkType(
        "incident",
        text("Incidencia", "Incident"),
        List.of(
            state("new", "New", StateCategory.OPEN),
            state("active", "Active", StateCategory.IN_PROGRESS),
            state("awaiting-user-info", "Awaiting User Info", StateCategory.WAITING),
            state("awaiting-vendor", "Awaiting Vendor", StateCategory.WAITING),
            state("awaiting-problem", "Awaiting Problem", StateCategory.WAITING),
            state("awaiting-evidence", "Awaiting Evidence", StateCategory.WAITING),
            state("resolved", "Resolved", StateCategory.CLOSED),
            state("closed", "Closed", StateCategory.CLOSED)),
        List.of(),
        List.of(new WorkType.Choice("awaiting-user-info", text("Usuario", "User"))),
        List.of(),
        List.of(),
        List.of(),
        LocalizedText.same("See the client's own tool."),
        List.of(),
        1,
        null,
        WorkType.Unit.ONE);
  }

  /// Targets of 4, 8, 40 and 80 hours; waiting for the client or the user pauses.
  public static ServiceLevel standard() {
    return ServiceLevel.of(
        "standard",
        Map.of(1, 14_400L, 2, 28_800L, 3, 144_000L, 4, 288_000L),
        Set.of("client", "awaiting-user-info"));
  }

  /// Publishes both kinds for a client.
  public static void publish(TenantFixtures fixtures, CatalogueDesk desk, TenantId tenant) {
    fixtures.inTransaction(
        tenant,
        () -> {
          desk.publish(tenant, "office", officeHours());
          desk.publish(tenant, standard());
          desk.publish(tenant, creditNote(), "standard", "office");
          return desk.publish(tenant, incident(), "standard", "office");
        });
  }

  private static LocalizedText text(String es, String en) {
    return new LocalizedText(es, es, en);
  }

  private static WorkType.State state(String key, String name, StateCategory category) {
    return new WorkType.State(
        key, LocalizedText.same(name), LocalizedText.same("Client: " + name), category);
  }

  private static WorkType.Field field(
      String key,
      WorkType.FieldType type,
      boolean required,
      boolean visible,
      List<WorkType.Choice> choices) {
    return WorkType.Field.plain(key, LocalizedText.same(key), type, required, visible, choices);
  }
}
