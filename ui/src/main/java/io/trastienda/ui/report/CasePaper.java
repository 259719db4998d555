package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.TimelineEntry;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Timeline;
import io.trastienda.ui.shell.Tone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One case to read: what it is, what was promised, what happened. Who opened the door decides
/// whose words it has.
public final class CasePaper extends Div {

  private final Formats formats;
  private final CaseDetail detail;

  /// A case on screen.
  ///
  /// @param detail the case, from staff's door or the client's
  /// @param formats the reader's language, the client's zone
  /// @param clock the present
  public CasePaper(CaseDetail detail, Formats formats, Clock clock) {
    this.formats = formats;
    this.detail = detail;
    add(Columns.mainAndSide(main(), side(clock)));
  }

  private Component main() {
    Timeline timeline = new Timeline();
    for (TimelineEntry entry : detail.timeline()) {
      if (entry.kind().equals("NOTE")) {
        timeline.note(
            entry.who() == null ? getTranslation("report.system") : entry.who(),
            entry.at(),
            entry.text() == null ? "" : entry.text());
      } else {
        timeline.event(words(entry), entry.at());
      }
    }
    return new Panel(getTranslation("report.timeline"), timeline).lined();
  }

  private String words(TimelineEntry entry) {
    StringBuilder words = new StringBuilder(getTranslation("report.kind." + entry.kind()));
    LocalizedText state = entry.stateName();
    if (state != null && !entry.kind().equals("UPDATED")) {
      words.append(" · ").append(formats.text(state));
    }
    String outcome = entry.outcome();
    if (outcome != null) {
      words.append(" · ").append(outcome(detail.plan().workType(), outcome, formats));
    }
    String reason = entry.reason();
    if (reason != null) {
      words.append(" · ").append(choice(detail.plan().workType().parkReasons(), reason));
    }
    if (entry.text() != null) {
      words.append(" · ").append(changed(entry.text()));
    }
    if (entry.who() != null) {
      words.append(" · ").append(entry.who());
    }
    return words.toString();
  }

  /// What an agent ticked or filled in, by its name instead of its key.
  private String changed(String text) {
    WorkType type = detail.plan().workType();
    Map<String, String> names = new TreeMap<>();
    type.fields().forEach(field -> names.put(field.key(), formats.text(field.label())));
    type.checklist()
        .forEach(item -> {
          names.put("+" + item.key(), "✓ " + formats.text(item.label()));
          names.put("-" + item.key(), "✗ " + formats.text(item.label()));
        });
    return Stream.of(text.split(", ", -1))
        .map(word -> names.getOrDefault(word, word))
        .collect(Collectors.joining(", "));
  }

  /// Gives the name of an outcome; history's own words as they are.
  static String outcome(WorkType type, String key, Formats formats) {
    return type.outcomes().stream()
        .filter(outcome -> outcome.key().equals(key))
        .findFirst()
        .map(outcome -> formats.text(outcome.name()))
        .orElse(key);
  }

  private String choice(List<WorkType.Choice> choices, String key) {
    return choices.stream()
        .filter(choice -> choice.key().equals(key))
        .findFirst()
        .map(choice -> formats.text(choice.name()))
        .orElse(key);
  }

  private Component side(Clock clock) {
    CaseSummary summary = detail.summary();
    Facts facts = new Facts();
    facts.add(getTranslation("report.state"), state(summary));
    facts.add(getTranslation("report.type"), formats.text(summary.workTypeName()));
    facts.add(
        getTranslation("report.priority"), getTranslation("shell.priority." + summary.priority()));
    optional(facts, "report.client-reference", summary.clientReference());
    optional(facts, "report.customer", detail.customer());
    optional(facts, "report.channel", channel(detail.channel()));
    moment(facts, "report.at.opened", summary.openedAt());
    if (summary.category() != StateCategory.CLOSED && summary.dueAt() != null) {
      facts.add(
          getTranslation("report.at.due"), new ServiceLevelBadge(summary.dueAt(), clock.instant()));
    } else {
      moment(facts, "report.at.due", summary.dueAt());
    }
    moment(facts, "report.at.closed", summary.closedAt());
    String outcome = summary.outcome();
    if (outcome != null) {
      facts.add(
          getTranslation("report.outcome"), outcome(detail.plan().workType(), outcome, formats));
    }
    facts.add(getTranslation("report.completions"), formats.number(detail.completions()));
    Long target = detail.targetSeconds();
    String used = MeasureWords.hours(BigDecimal.valueOf(detail.consumedSeconds()));
    facts.add(
        getTranslation("report.used"),
        target == null
            ? used
            : getTranslation(
                "report.used-of", used, MeasureWords.hours(BigDecimal.valueOf(target))));
    Panel about = new Panel(getTranslation("report.about"), facts).lined();
    Panel fields = fields();
    return fields == null ? about : Columns.stack(about, fields);
  }

  private static Tag state(CaseSummary summary) {
    Tone tone =
        switch (summary.category()) {
          case OPEN, IN_PROGRESS -> Tone.ACCENT;
          case WAITING -> Tone.PAUSED;
          case CLOSED -> Tone.PLAIN;
        };
    return new Tag(tone, Formats.current().text(summary.stateName()));
  }

  private @Nullable Panel fields() {
    Facts facts = new Facts();
    int count = 0;
    for (WorkType.Field field : detail.plan().workType().fields()) {
      String value = detail.fields().get(field.key());
      if (value != null && !value.isBlank()) {
        facts.add(formats.text(field.label()), shown(field, value));
        count++;
      }
    }
    for (Map.Entry<String, String> column : new TreeMap<>(detail.imported()).entrySet()) {
      facts.add(column.getKey(), column.getValue());
      count++;
    }
    return count == 0 ? null : new Panel(getTranslation("report.fields"), facts).lined();
  }

  private String shown(WorkType.Field field, String value) {
    return switch (field.type()) {
      case CHOICE -> choice(field.choices(), value);
      case DATE -> Optional.of(value).flatMap(this::day).orElse(value);
      case MULTI_CHOICE ->
          Arrays.stream(value.split(",", -1))
              .map(key -> choice(field.choices(), key))
              .collect(Collectors.joining(", "));
      case ATTACHMENT ->
          getTranslation("report.documents", String.valueOf(value.split(",", -1).length));
      case TABLE -> lines(field, value);
      case TEXT, LONG_TEXT, NUMBER, AMOUNT, CUSTOMER -> value;
    };
  }

  /// One line of text per line of the table.
  private String lines(WorkType.Field field, String value) {
    return field.lines(value).stream()
        .map(line ->
            field.columns().stream()
                .filter(column -> line.containsKey(column.key()))
                .map(column -> shown(column, Objects.requireNonNull(line.get(column.key()))))
                .collect(Collectors.joining(" · ")))
        .collect(Collectors.joining("\n"));
  }

  private Optional<String> day(String text) {
    return text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Optional.of(formats.date(java.time.LocalDate.parse(text)))
        : Optional.empty();
  }

  /// The product's own channels by name; a client's past may bring others.
  private @Nullable String channel(@Nullable String channel) {
    return switch (channel) {
      case "phone", "email", "form", "api" -> getTranslation("report.channel." + channel);
      case null, default -> channel;
    };
  }

  private void optional(Facts facts, String key, @Nullable String value) {
    if (value != null) {
      facts.add(getTranslation(key), value);
    }
  }

  private void moment(Facts facts, String key, @Nullable Instant at) {
    if (at != null) {
      facts.add(getTranslation(key), formats.dateTime(at));
    }
  }
}
