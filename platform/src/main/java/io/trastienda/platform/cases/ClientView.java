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
    return new WorkType(
        type.key(),
        type.name(),
        type.states().stream()
            .map(state ->
                new WorkType.State(
                    state.key(), state.clientName(), state.clientName(), state.category()))
            .toList(),
        type.moves(),
        type.parkReasons(),
        type.outcomes(),
        type.fields().stream().filter(WorkType.Field::clientVisible).toList(),
        List.of(),
        NOTHING,
        List.of(),
        1);
  }

  static Plan of(Plan plan) {
    return new Plan(
        of(plan.workType()),
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
        detail.parkReason(),
        detail.wakesAt(),
        detail.consumedSeconds(),
        detail.targetSeconds(),
        detail.completions(),
        detail.plan(),
        detail.timeline());
  }
}
