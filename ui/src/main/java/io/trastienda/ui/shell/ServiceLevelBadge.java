package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// When a case is due, in icon and words: late, due soon, due later or paused.
///
/// Due soon means within one hour unless another warning is given.
public class ServiceLevelBadge extends Span {

  private static final Duration WARNING = Duration.ofHours(1);

  /// A badge for a running clock with a warning of one hour.
  ///
  /// @param due when the case must be complete
  /// @param now the present
  public ServiceLevelBadge(Instant due, Instant now) {
    this(due, now, WARNING, Optional.empty());
  }

  /// A badge.
  ///
  /// @param due when the case must be complete
  /// @param now the present
  /// @param warning how long before the limit a case counts as due soon
  /// @param pausedFor why the clock stands still, in the reader's language; empty if it runs
  public ServiceLevelBadge(Instant due, Instant now, Duration warning, Optional<String> pausedFor) {
    Tone tone = tone(due, now, warning, pausedFor.isPresent());
    addClassNames("tag", tone.tagClass());
    tone.icon().ifPresent(icon -> add(icon.create()));
    add(new Span(words(Formats.current(), due, now, tone, pausedFor)));
    setTitle(Formats.current().dateTime(due));
  }

  /// A badge for a case without a service level.
  ///
  /// @return a dim text
  public static Span none() {
    Span none = new Span(I18NProvider.translate("shell.level.none"));
    none.addClassNames("small", "dim");
    return none;
  }

  /// The state of a clock.
  ///
  /// @param due when the case must be complete
  /// @param now the present
  /// @param warning how long before the limit a case counts as due soon
  /// @param paused whether the clock stands still
  /// @return late, due soon, later or paused
  public static Tone tone(Instant due, Instant now, Duration warning, boolean paused) {
    if (paused) {
      return Tone.PAUSED;
    }
    if (!now.isBefore(due)) {
      return Tone.LATE;
    }
    return Duration.between(now, due).compareTo(warning) <= 0 ? Tone.DUE_SOON : Tone.LATER;
  }

  private static String words(
      Formats formats, Instant due, Instant now, Tone tone, Optional<String> pausedFor) {
    return switch (tone) {
      case PAUSED -> I18NProvider.translate("shell.level.paused", pausedFor.orElse(""));
      case LATE ->
          I18NProvider.translate("shell.level.late", formats.duration(Duration.between(due, now)));
      case DUE_SOON ->
          I18NProvider.translate(
              "shell.level.soon", formats.duration(Duration.between(now, due).plusSeconds(59)));
      case LATER, MET, PLAIN, ACCENT -> later(formats, due, now);
    };
  }

  private static String later(Formats formats, Instant due, Instant now) {
    LocalDate today = now.atZone(formats.zone()).toLocalDate();
    LocalDate day = due.atZone(formats.zone()).toLocalDate();
    if (day.equals(today)) {
      return I18NProvider.translate("shell.level.today", formats.time(due));
    }
    if (day.equals(today.plusDays(1))) {
      return I18NProvider.translate("shell.level.tomorrow", formats.time(due));
    }
    return I18NProvider.translate("shell.level.on", formats.shortDate(day));
  }
}
