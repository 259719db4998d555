package io.trastienda.platform.cases;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A case as the client's own people may see it: their words for states, their fields, codes for
/// people. How the work is done stays with those who do it.
final class ClientView {

  private static final LocalizedText NOTHING = LocalizedText.same("—");

  private ClientView() {}

  static WorkType of(WorkType type) {
    return of(type, type.fields());
  }

  /// Leaves conditions, required fields and reasons out: they may name what the client does not
  /// see.
  private static WorkType of(WorkType type, List<WorkType.Field> fields) {
    return new WorkType(
        type.key(),
        type.name(),
        type.states().stream()
            .map(state ->
                new WorkType.State(
                    state.key(), state.clientName(), state.clientName(), state.category()))
            .toList(),
        type.moves().stream().map(move -> WorkType.Move.free(move.from(), move.to())).toList(),
        type.parkReasons(),
        type.outcomes(),
        fields.stream()
            .filter(WorkType.Field::clientVisible)
            .map(field ->
                new WorkType.Field(
                    field.key(),
                    field.label(),
                    field.type(),
                    field.required(),
                    true,
                    field.choices(),
                    field.limits(),
                    null,
                    null,
                    field.columns()))
            .toList(),
        List.of(),
        NOTHING,
        List.of(),
        1,
        null,
        new WorkType.Unit(type.unit().name(), null));
  }

  /// Gives a case's plan with the fields that its values show.
  static Plan of(Plan plan, Map<String, String> values) {
    return new Plan(
        of(plan.workType(), plan.workType().shown(values)),
        plan.workTypeVersion(),
        plan.calendar(),
        plan.calendarVersion(),
        plan.serviceLevel(),
        plan.serviceLevelVersion());
  }

  /// Leaves out what agents typed and ticked on the way; the client's own past stays whole. Reasons
  /// that staff wrote in their own words stay inside.
  static List<TimelineEntry> of(List<Timeline.Line> steps) {
    return steps.stream()
        .filter(
            line -> line.replayed() || !line.entry().kind().equals(CaseFact.Kind.UPDATED.name()))
        .map(line -> {
          TimelineEntry entry = line.entry();
          boolean chosen = entry.kind().equals(CaseFact.Kind.PARKED.name()) || line.replayed();
          return new TimelineEntry(
              entry.sequence(),
              entry.kind(),
              entry.at(),
              line.agent(),
              entry.state(),
              entry.stateName(),
              entry.queue(),
              entry.outcome(),
              chosen ? entry.reason() : null,
              null);
        })
        .toList();
  }

  /// Keeps the fields that the detail's own plan shows.
  static CaseDetail of(CaseDetail detail) {
    Set<String> shown =
        detail.plan().workType().fields().stream()
            .map(WorkType.Field::key)
            .collect(Collectors.toSet());
    Map<String, String> fields =
        detail.fields().entrySet().stream()
            .filter(field -> shown.contains(field.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new CaseDetail(
        detail.summary(),
        detail.version(),
        detail.customer(),
        detail.channel(),
        fields,
        detail.imported(),
        Set.of(),
        Map.of(),
        detail.parkReason(),
        detail.wakesAt(),
        detail.consumedSeconds(),
        detail.targetSeconds(),
        detail.completions(),
        detail.firstActionAt(),
        detail.firstActionDueAt(),
        detail.plan(),
        detail.timeline());
  }
}
