package io.trastienda.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.TimelineEntry;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells the history of a case in the reader's words; what one person saved in a row is one line.
final class CaseStory {

  /// Which lines to tell.
  enum Part {
    ALL,
    NOTES
  }

  private final WorkType type;
  private final Formats formats;

  CaseStory(CaseDetail detail, Formats formats) {
    type = detail.plan().workType();
    this.formats = formats;
  }

  Timeline tell(List<TimelineEntry> entries, Part part) {
    Timeline timeline = new Timeline();
    for (List<TimelineEntry> group : grouped(entries)) {
      TimelineEntry last = group.getLast();
      if (last.kind().equals("HANDED_OVER") || last.kind().equals("HANDED_BACK")) {
        String who = Optional.ofNullable(last.who()).orElseGet(() -> words("desk.story.nobody"));
        timeline.note(
            I18NProvider.translate(
                "desk.story." + last.kind(), who, Objects.toString(last.reason(), "–")),
            last.at(),
            Objects.toString(last.text(), ""));
      } else if (last.kind().equals("NOTE")) {
        timeline.note(
            Optional.ofNullable(last.who()).orElseGet(() -> words("desk.story.nobody")),
            last.at(),
            Objects.toString(last.text(), ""));
      } else if (part == Part.ALL) {
        timeline.event(sentence(group), last.at());
      }
    }
    return timeline;
  }

  /// Puts together neighbours in which one person only typed and ticked.
  static List<List<TimelineEntry>> grouped(List<TimelineEntry> entries) {
    List<List<TimelineEntry>> groups = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      if (!groups.isEmpty()
          && typing(entry)
          && typing(groups.getLast().getLast())
          && Objects.equals(entry.who(), groups.getLast().getLast().who())) {
        groups.getLast().add(entry);
      } else {
        groups.add(new ArrayList<>(List.of(entry)));
      }
    }
    return groups;
  }

  private static boolean typing(TimelineEntry entry) {
    return entry.kind().equals("UPDATED") && entry.text() != null;
  }

  private String sentence(List<TimelineEntry> group) {
    TimelineEntry entry = group.getLast();
    String what =
        switch (entry.kind()) {
          case "UPDATED" -> typing(entry) ? changed(group) : words("desk.story.UPDATED");
          case "PARKED" -> with("desk.story.PARKED", name(type.parkReasons(), entry.reason()));
          case "COMPLETED" -> with("desk.story.COMPLETED", name(type.outcomes(), entry.outcome()));
          case "REOPENED" -> with("desk.story.REOPENED", Objects.toString(entry.reason(), ""));
          case "CANCELLED" ->
              mergedInto(entry)
                  .map(survivor -> with("desk.story.MERGED", survivor))
                  .orElseGet(
                      () -> with("desk.story.CANCELLED", Objects.toString(entry.reason(), "")));
          case "LINKED", "UNLINKED" ->
              I18NProvider.translate(
                  "desk.story." + entry.kind(),
                  words("desk.relation." + entry.reason()),
                  Objects.toString(entry.text(), "–"));
          case "MOVED" -> with("desk.story.MOVED", state(entry.stateName()));
          default -> words("desk.story." + entry.kind());
        };
    String who = entry.who();
    return who == null ? what : I18NProvider.translate("desk.story.by", what, who);
  }

  private String changed(List<TimelineEntry> group) {
    Set<String> labels = new LinkedHashSet<>();
    for (TimelineEntry entry : group) {
      Arrays.stream(Objects.toString(entry.text(), "").split(", ", -1))
          .map(this::label)
          .forEach(labels::add);
    }
    return with("desk.story.changed", String.join(", ", labels));
  }

  private String label(String change) {
    if (change.startsWith("+") || change.startsWith("-")) {
      String key = change.substring(1);
      String item =
          type.checklist().stream()
              .filter(one -> one.key().equals(key))
              .map(one -> formats.text(one.label()))
              .findFirst()
              .orElse(key);
      return (change.startsWith("+") ? "✓ " : "✗ ") + item;
    }
    if (change.startsWith("#")) {
      return with("desk.story.priority", change.substring(1));
    }
    return type.fields().stream()
        .filter(one -> one.key().equals(change))
        .map(one -> formats.text(one.label()))
        .findFirst()
        .orElse(change);
  }

  /// The case in which one ended, if its last step says so.
  static Optional<String> mergedInto(CaseDetail detail) {
    return detail.summary().category() != StateCategory.CLOSED
        ? Optional.empty()
        : detail.timeline().stream()
            .filter(entry -> entry.sequence() > 0)
            .reduce((_, later) -> later)
            .flatMap(CaseStory::mergedInto);
  }

  private static Optional<String> mergedInto(TimelineEntry entry) {
    String reason = Objects.toString(entry.reason(), "");
    String begin = CaseRelations.MERGED + " ";
    return entry.kind().equals("CANCELLED") && reason.startsWith(begin)
        ? Optional.of(reason.substring(begin.length()))
        : Optional.empty();
  }

  /// What was done to a case last, and by whom, in one line.
  Optional<String> last(List<TimelineEntry> entries) {
    return entries.isEmpty() || entries.getLast().sequence() == 0
        ? Optional.empty()
        : Optional.of(sentence(List.of(entries.getLast())));
  }

  /// The name of an outcome or a reason; a client's past has its own words, which name themselves.
  String name(List<WorkType.Choice> choices, @Nullable String key) {
    return choices.stream()
        .filter(one -> one.key().equals(key))
        .map(one -> formats.text(one.name()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                found -> found.isEmpty() ? Objects.toString(key, "–") : found.getFirst()));
  }

  private String state(@Nullable LocalizedText name) {
    return name == null ? "–" : formats.text(name);
  }

  private static String words(String key) {
    return I18NProvider.translate(key);
  }

  private static String with(String key, String argument) {
    return I18NProvider.translate(key, argument);
  }
}
