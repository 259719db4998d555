package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.WorkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Makes cases out of cases: a part becomes a case of its own, or a whole one is done once more.
@Service
@Transactional
public class CaseSplits {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CaseDesk desk;
  private final CaseWork work;
  private final Cases cases;
  private final CaseDocuments documents;
  private final Relations relations;

  CaseSplits(
      CaseDesk desk, CaseWork work, Cases cases, CaseDocuments documents, Relations relations) {
    this.desk = desk;
    this.work = work;
    this.cases = cases;
    this.documents = documents;
    this.relations = relations;
  }

  /// Makes a part of the case that the caller holds a case of its own. The part keeps customer and
  /// channel, begins its own clock and waits in the queue of its work type.
  ///
  /// @return the part's row
  /// @throws InvalidCase if it names a field, line or document that the case does not have
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public CaseSummary split(TenantId tenant, CaseId id, long fence, SplitOff part) {
    Case parent = work.lock(tenant, id, fence);
    if (!parent.isOpen()) {
      throw new WrongMove(parent.reference(), parent.state(), parent.state());
    }
    WorkType type = work.plan(tenant, parent).workType();
    requireKnown(type, part.fields());
    Map<String, String> taken = new HashMap<>();
    Map<String, String> papers = new HashMap<>();
    for (WorkType.Field field : type.fields()) {
      String value = parent.fields().get(field.key());
      if (value != null && part.fields().contains(field.key())) {
        (field.type() == WorkType.FieldType.ATTACHMENT ? papers : taken).put(field.key(), value);
      }
    }
    Map<String, String> left = new HashMap<>();
    part.lines()
        .forEach((key, chosen) -> {
          if (!chosen.isEmpty()) {
            move(type, parent, key, chosen, taken, left);
          }
        });
    if (!left.isEmpty()) {
      work.change(
          tenant,
          parent,
          work.act(tenant, work.plan(tenant, parent)),
          (moved, act) -> moved.save(act, left));
    }
    Case child =
        open(
            tenant,
            new NewCase(
                part.workType(),
                part.title(),
                null,
                part.priority(),
                null,
                parent.channel(),
                parent.customer(),
                taken));
    if (!part.billable()) {
      child.partOfParent();
    }
    carry(tenant, parent, child, part.documents(), papers);
    relations.add(tenant, parent, Relation.PARENT_OF, child, work.now());
    return child.summary(tenant, work.plan(tenant, child).workType());
  }

  /// Opens a case with everything that another one says: type, fields, documents. Only the client's
  /// own reference stays with the first; the two relate to each other.
  ///
  /// @param title what the new one is about, 1 to 200 characters
  /// @return the new one's row
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public CaseSummary duplicate(TenantId tenant, CaseId id, String title) {
    Case first = cases.lock(tenant, id);
    WorkType type = work.plan(tenant, first).workType();
    Map<String, String> taken = new HashMap<>(first.fields());
    Map<String, String> papers = new HashMap<>();
    for (WorkType.Field field : type.fields()) {
      if (field.type() == WorkType.FieldType.ATTACHMENT && taken.containsKey(field.key())) {
        papers.put(field.key(), Objects.requireNonNull(taken.remove(field.key())));
      }
    }
    Case second =
        open(
            tenant,
            new NewCase(
                first.workType(),
                title,
                null,
                first.priority(),
                first.queue(),
                first.channel(),
                first.customer(),
                taken));
    Set<Long> all =
        documents.list(tenant, id).stream()
            .map(CaseDocuments.Document::id)
            .collect(Collectors.toSet());
    carry(tenant, first, second, all, papers);
    relations.add(tenant, first, Relation.RELATES_TO, second, work.now());
    return second.summary(tenant, work.plan(tenant, second).workType());
  }

  private Case open(TenantId tenant, NewCase wanted) {
    return cases.lock(tenant, desk.open(tenant, wanted).id());
  }

  /// Copies documents, and fields that name them with the numbers of the copies.
  private void carry(
      TenantId tenant, Case from, Case to, Set<Long> chosen, Map<String, String> papers) {
    Set<Long> needed = new HashSet<>(chosen);
    papers.values().forEach(value -> needed.addAll(numbers(value)));
    if (needed.isEmpty()) {
      cases.flush(to, null);
      return;
    }
    Map<Long, Long> copies = documents.copy(tenant, from, to, needed);
    Map<String, String> fields = new HashMap<>();
    papers.forEach((key, value) ->
        fields.put(
            key,
            numbers(value).stream()
                .map(number -> String.valueOf(copies.get(number)))
                .collect(Collectors.joining(","))));
    work.change(
        tenant,
        to,
        work.act(tenant, work.plan(tenant, to)),
        (moved, act) -> fields.isEmpty() ? Optional.empty() : moved.save(act, fields));
    cases.flush(to, null);
  }

  private static List<Long> numbers(String value) {
    return Arrays.stream(value.split(",", -1)).map(one -> Long.valueOf(one.strip())).toList();
  }

  private static void requireKnown(WorkType type, Set<String> keys) {
    List<String> known = type.fields().stream().map(WorkType.Field::key).toList();
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new InvalidCase(
            Phrase.of("field"), Phrase.of("one of {list}", Map.of("list", known)), key);
      }
    }
  }

  /// Moves lines of a table: what is taken, and what is left to the parent.
  private static void move(
      WorkType type,
      Case parent,
      String key,
      Set<Integer> chosen,
      Map<String, String> taken,
      Map<String, String> left) {
    WorkType.Field table =
        type.fields().stream()
            .filter(one -> one.key().equals(key) && one.type() == WorkType.FieldType.TABLE)
            .findFirst()
            .orElseThrow(
                () -> new InvalidCase(Phrase.of("field"), Phrase.of("one that has lines"), key));
    List<Map<String, String>> lines = table.lines(parent.fields().getOrDefault(key, ""));
    List<Map<String, String>> moved = new ArrayList<>();
    List<Map<String, String>> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      (chosen.contains(i) ? moved : kept).add(lines.get(i));
    }
    if (moved.size() != chosen.size()) {
      throw new InvalidCase(
          Phrase.of("lines of field {field}", Map.of("field", key)),
          Phrase.of("of those it has, {most}", Map.of("most", lines.size())),
          chosen.toString());
    }
    taken.put(key, JSON.writeValueAsString(moved));
    left.put(key, kept.isEmpty() ? "" : JSON.writeValueAsString(kept));
  }
}
