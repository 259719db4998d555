package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of a case beside its fields.
final class CaseFacts {

  private static final String CLIENTS_VERDICT = "made_sla";

  private CaseFacts() {}

  static Div of(TenantProfile client, CaseDetail detail) {
    CaseSummary summary = detail.summary();
    Formats formats = Formats.current().in(client.zone());
    Facts about =
        new Facts()
            .add(words("desk.fact.customer"), text(detail.customer()))
            .add(words("desk.fact.client-reference"), text(summary.clientReference()))
            .add(words("desk.fact.channel"), channel(detail.channel()))
            .add(words("desk.fact.opened"), formats.dateTime(summary.openedAt()));
    Instant due = summary.dueAt();
    if (due != null) {
      about.add(words("desk.fact.due"), formats.dateTime(due));
    }
    if (summary.queue() != null && !summary.queue().equals(summary.workType())) {
      about.add(words("desk.fact.queue"), summary.queue());
    }
    Div side = new Div(new H2(words("desk.facts")), about);
    side.addClassName("stack-16");
    side.add(new H3(words("desk.fact.clock")), clock(detail, formats));
    if (detail.completions() > 0) {
      side.add(
          new Facts().add(words("desk.fact.completions"), formats.number(detail.completions())));
    }
    if (!detail.imported().isEmpty()) {
      Facts imported = new Facts();
      new TreeMap<>(detail.imported())
          .forEach((column, value) ->
              imported.add(
                  column.equals(CLIENTS_VERDICT) ? words("desk.fact.made-sla") : column, value));
      side.add(new H3(words("desk.fact.imported")), imported);
    }
    return side;
  }

  private static Div clock(CaseDetail detail, Formats formats) {
    Facts facts = new Facts();
    Long target = detail.targetSeconds();
    facts.add(words("desk.fact.used"), business(detail.consumedSeconds(), formats));
    facts.add(
        words("desk.fact.target"),
        target == null ? words("shell.level.none") : business(target, formats));
    Instant wakes = detail.wakesAt();
    if (wakes != null) {
      facts.add(words("desk.fact.wakes"), formats.dateTime(wakes));
    }
    Div clock = new Div(facts);
    clock.addClassName("clock-used");
    if (target != null && target > 0) {
      Span fill = new Span();
      fill.addClassName("age-fill");
      double share = Math.min(1, (double) detail.consumedSeconds() / target);
      fill.getStyle().set("--share", String.valueOf(share));
      Span track = new Span(fill);
      track.addClassName("age-track");
      track.getElement().setAttribute("aria-hidden", "true");
      Div bar = new Div(track);
      bar.addClassNames("clock-bar", detail.consumedSeconds() > target ? "age-late" : "age-calm");
      clock.add(bar);
    }
    Span hint = new Span(words("desk.fact.business"));
    hint.addClassNames("small", "dim");
    clock.add(hint);
    return clock;
  }

  /// Business time in hours and minutes: a day of it is no day of the calendar.
  static String business(long seconds, Formats formats) {
    long minutes = Duration.ofSeconds(seconds).toMinutes();
    String hours = formats.number(minutes / 60);
    return minutes >= 60
        ? hours + "\u00a0h" + (minutes % 60 == 0 ? "" : "\u00a0" + (minutes % 60) + "\u00a0min")
        : minutes + "\u00a0min";
  }

  private static String channel(@Nullable String channel) {
    if (channel == null) {
      return "–";
    }
    return switch (channel) {
      case "phone", "email", "form", "api" -> words("desk.channel." + channel);
      default -> channel;
    };
  }

  private static String text(@Nullable String value) {
    return value == null ? "–" : value;
  }

  private static String words(String key) {
    return I18NProvider.translate(key);
  }
}
