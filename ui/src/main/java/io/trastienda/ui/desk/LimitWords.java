package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// How a queue row says its limit: in lists with a badge, in the stack with few letters.
final class LimitWords {

  private static final Duration SOON = Duration.ofHours(1);

  private LimitWords() {}

  static Tone tone(QueueItem item, Instant now) {
    if (item.state() == QueueItem.State.PARKED && item.dueAt() == null) {
      return Tone.PAUSED;
    }
    Instant due = item.dueAt();
    return due == null ? Tone.PLAIN : ServiceLevelBadge.tone(due, now, SOON, false);
  }

  static Span badge(QueueItem item, Instant now) {
    Instant due = item.dueAt();
    if (due != null) {
      return new ServiceLevelBadge(due, now);
    }
    return item.state() == QueueItem.State.PARKED
        ? new Tag(Tone.PAUSED, parked(item))
        : ServiceLevelBadge.none();
  }

  static String parked(QueueItem item) {
    Instant wakes = item.wakesAt();
    return wakes == null
        ? I18NProvider.translate("desk.parked")
        : I18NProvider.translate("desk.parked.until", moment(wakes, wakes.minus(SOON)));
  }

  /// The limit in a few letters.
  static Span few(QueueItem item, Instant now) {
    Instant due = item.dueAt();
    if (due == null) {
      return new Span(item.state() == QueueItem.State.PARKED ? parked(item) : "");
    }
    Formats formats = Formats.current();
    Tone tone = ServiceLevelBadge.tone(due, now, SOON, false);
    String words =
        switch (tone) {
          case LATE ->
              I18NProvider.translate(
                  "shell.level.late", formats.duration(Duration.between(due, now)));
          case DUE_SOON -> formats.duration(Duration.between(now, due).plusSeconds(59));
          case LATER, MET, PAUSED, PLAIN, ACCENT -> moment(due, now);
        };
    Span span = new Span(words);
    if (tone == Tone.LATE) {
      span.addClassName("is-late");
    } else if (tone == Tone.DUE_SOON) {
      span.addClassName("is-due-soon");
    }
    return span;
  }

  private static String moment(Instant at, Instant now) {
    Formats formats = Formats.current();
    LocalDate day = at.atZone(formats.zone()).toLocalDate();
    return day.equals(now.atZone(formats.zone()).toLocalDate())
        ? formats.time(at)
        : formats.shortDate(day);
  }
}
