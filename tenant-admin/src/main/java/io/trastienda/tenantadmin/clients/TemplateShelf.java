package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.Condition;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.ReopenRule;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The work types that the product brings along: `templates/<key>.json` with its procedure in
/// `templates/<key>.<language>.md`, read once and refused if a word is missing.
@Component
final class TemplateShelf {

  static final List<String> KEYS =
      List.of(
          "billing-adjustment",
          "credit-note",
          "invoice-issue",
          "order-management",
          "order-incident",
          "collections",
          "email-triage",
          "complaint",
          "hr-administration",
          "bank-reconciliation",
          "document-handling",
          "customer-notification",
          "incident");

  private static final long HOUR_SECONDS = 3_600;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, WorkTemplate> templates;

  TemplateShelf() {
    Map<String, WorkTemplate> read = new LinkedHashMap<>();
    KEYS.forEach(key -> read.put(key, read(key)));
    templates = Collections.unmodifiableMap(read);
  }

  List<WorkTemplate> all() {
    return List.copyOf(templates.values());
  }

  Optional<WorkTemplate> find(String key) {
    return Optional.ofNullable(templates.get(key));
  }

  private static WorkTemplate read(String key) {
    Sheet sheet = JSON.readValue(text(key + ".json"), Sheet.class);
    LocalizedText procedure =
        new LocalizedText(text(key + ".es.md"), text(key + ".ca.md"), text(key + ".en.md"));
    return sheet.template(procedure);
  }

  private static String text(String name) {
    String path = "/templates/" + name;
    try (InputStream stream = TemplateShelf.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + path + " must exist, but is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One template as its file writes it: moves by the state they leave, targets in hours.
  private record Sheet(
      String key,
      LocalizedText name,
      List<State> states,
      Map<String, List<String>> moves,
      @Nullable List<WorkType.Move> askingMoves,
      List<WorkType.Choice> parkReasons,
      List<WorkType.Choice> outcomes,
      List<Field> fields,
      List<Item> checklist,
      List<WorkType.Skill> skills,
      int weight,
      WorkType.@Nullable Check check,
      WorkType.@Nullable Unit unit,
      Level serviceLevel) {

    WorkTemplate template(LocalizedText procedure) {
      List<WorkType.Move> all = new ArrayList<>();
      if (askingMoves != null) {
        all.addAll(askingMoves);
      }
      moves.forEach(
          (from, targets) -> targets.forEach(to -> all.add(WorkType.Move.free(from, to))));
      return new WorkTemplate(
          new WorkType(
              key,
              name,
              states.stream()
                  .map(state ->
                      new WorkType.State(
                          state.key(), state.name(), state.clientName(), state.category()))
                  .toList(),
              all,
              parkReasons,
              outcomes,
              fields.stream().map(Field::field).toList(),
              checklist.stream()
                  .map(item ->
                      new WorkType.ChecklistItem(
                          item.key(),
                          item.label(),
                          item.mandatory(),
                          item.evidence() == null ? WorkType.Evidence.NONE : item.evidence()))
                  .toList(),
              procedure,
              skills,
              weight,
              check,
              unit == null ? WorkType.Unit.ONE : unit),
          serviceLevel.level(key));
    }
  }

  private record State(
      String key, StateCategory category, LocalizedText name, LocalizedText clientName) {}

  private record Field(
      String key,
      WorkType.FieldType type,
      boolean required,
      boolean clientVisible,
      LocalizedText label,
      @Nullable List<WorkType.Choice> choices,
      @Nullable Limits limits,
      @Nullable Condition requiredWhen,
      @Nullable Condition visibleWhen,
      @Nullable List<Field> columns) {

    WorkType.Field field() {
      return new WorkType.Field(
          key,
          label,
          type,
          required,
          clientVisible,
          choices == null ? List.of() : choices,
          limits == null ? Limits.NONE : limits,
          requiredWhen,
          visibleWhen,
          columns == null ? List.of() : columns.stream().map(Field::field).toList());
    }
  }

  private record Item(
      String key, boolean mandatory, LocalizedText label, WorkType.@Nullable Evidence evidence) {}

  private record Level(
      Map<Integer, Integer> targetHours,
      Set<String> pausesFor,
      @Nullable Map<Integer, Integer> firstActionHours,
      @Nullable Map<Integer, Integer> tailHours,
      @Nullable ReopenRule reopenRule) {

    ServiceLevel level(String key) {
      return new ServiceLevel(
          key,
          seconds(targetHours),
          pausesFor,
          firstActionHours == null ? Map.of() : seconds(firstActionHours),
          tailHours == null ? Map.of() : seconds(tailHours),
          ServiceLevel.USUAL_WARNINGS,
          reopenRule == null ? ReopenRule.REST_OF_OLD : reopenRule);
    }

    private static Map<Integer, Long> seconds(Map<Integer, Integer> hours) {
      Map<Integer, Long> seconds = new TreeMap<>();
      hours.forEach((priority, count) -> seconds.put(priority, count * HOUR_SECONDS));
      return seconds;
    }
  }
}
