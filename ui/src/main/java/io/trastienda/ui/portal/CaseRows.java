package io.trastienda.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.ui.report.Listing;
import io.trastienda.ui.report.Listing.Column;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.time.Instant;
import java.util.List;

/// Rows of the company's cases in its own words.
final class CaseRows {

  private CaseRows() {}

  static Listing of(List<CaseSummary> cases, Formats formats, Instant now) {
    Listing listing =
        new Listing(
            I18NProvider.translate("portal.cases"),
            new Column(I18NProvider.translate("report.case"), false, false),
            new Column(I18NProvider.translate("report.state"), false, true),
            new Column(I18NProvider.translate("report.at.opened"), false, true),
            new Column(I18NProvider.translate("portal.due"), false, false));
    for (CaseSummary row : cases) {
      listing.row(
          "",
          Listing.titled(
              row.title(),
              OwnCompany.PLACES.oneCase(row.reference()),
              row.reference() + " · " + formats.text(row.workTypeName())),
          new Tag(tone(row.category()), formats.text(row.stateName())),
          opened(row, formats),
          due(row, formats, now));
    }
    return listing;
  }

  private static Span opened(CaseSummary row, Formats formats) {
    Span day = new Span(formats.date(row.openedAt()));
    day.addClassName("nowrap");
    return day;
  }

  private static Component due(CaseSummary row, Formats formats, Instant now) {
    Instant closed = row.closedAt();
    if (row.category() == StateCategory.CLOSED && closed != null) {
      return new Span(
          I18NProvider.translate("portal.closed-on", formats.shortDate(day(closed, formats))));
    }
    Instant due = row.dueAt();
    if (due == null) {
      return row.category() == StateCategory.WAITING
          ? new Tag(Tone.PAUSED, I18NProvider.translate("portal.paused"))
          : ServiceLevelBadge.none();
    }
    return new ServiceLevelBadge(due, now);
  }

  private static java.time.LocalDate day(Instant at, Formats formats) {
    return at.atZone(formats.zone()).toLocalDate();
  }

  private static Tone tone(StateCategory category) {
    return switch (category) {
      case OPEN, IN_PROGRESS -> Tone.ACCENT;
      case WAITING -> Tone.PAUSED;
      case CLOSED -> Tone.PLAIN;
    };
  }
}
