package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.analytics.kpi.KpiCases;
import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.Unit;
import io.trastienda.analytics.warehouse.WarehouseUnavailable;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.ui.report.Listing.Column;
import io.trastienda.ui.shell.Failed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The cases behind one number, in pages; each opens.
public final class CasesBehind extends Div {

  private static final int PAGE = 50;

  private final ReportSource source;
  private final ReportPlaces places;
  private final ZoneId zone;

  /// A list without cases yet.
  ///
  /// @param source the client's doors
  /// @param places where its links lead
  /// @param zone the client's zone
  public CasesBehind(ReportSource source, ReportPlaces places, ZoneId zone) {
    this.source = source;
    this.places = places;
    this.zone = zone;
    addClassName("stack-20");
  }

  /// Gives a measure's name.
  public static String name(Measure measure) {
    return MeasureWords.name(measure);
  }

  /// Gives the days in words, with what else narrows them down.
  ///
  /// @param types names of the client's work types, in the reader's language
  public static String scope(ReportAddress address, Map<String, String> types) {
    StringBuilder words = new StringBuilder(PeriodPicker.words(address, Formats.current()));
    String type = address.type();
    if (type != null) {
      words.append(" · ").append(types.getOrDefault(type, type));
    }
    if (address.priority() != null) {
      words
          .append(" · ")
          .append(
              com.vaadin.flow.i18n.I18NProvider.translate(
                  "report.priority.one", address.priority()));
    }
    return words.toString();
  }

  /// Shows the cases of an address.
  public void show(Measure measure, ReportAddress address) {
    removeAll();
    try {
      draw(measure, address);
    } catch (WarehouseUnavailable unavailable) {
      add(new Failed(getTranslation(unavailable.key()), () -> show(measure, address)));
    }
  }

  private void draw(Measure measure, ReportAddress address) {
    Formats formats = Formats.current().in(zone);
    KpiValue value = source.report(address.period(zone), address.filter()).value(measure);
    KpiCases behind =
        source.cases(
            measure, address.period(zone), address.filter(), (address.page() - 1) * PAGE, PAGE);
    Div definition = new Div(MeasureWords.formula(measure));
    definition.addClassName("definition-formula");
    Span fraction = new Span(MeasureWords.fraction(value, formats));
    fraction.addClassName("strong");
    Div how = new Div(fraction, definition);
    how.addClassName("measure-head");
    add(how);
    if (behind.rows().isEmpty()) {
      add(
          new NothingHere(
                  Icons.CASE,
                  getTranslation("report.no-cases"),
                  value.noData() == null
                      ? getTranslation("report.no-cases.why")
                      : getTranslation(value.noData()))
              .link(getTranslation("report.back"), places.report(address.page(1))));
      return;
    }
    Panel panel =
        new Panel(getTranslation("report.cases-behind"), table(measure, behind, formats))
            .flush()
            .lined()
            .aside(new Span(getTranslation("report.rows-total", formats.number(behind.total()))));
    panel.foot(
        new Pager(
            address.page(),
            PAGE,
            behind.total(),
            page -> places.behind(measure, address.page(page))));
    add(panel);
  }

  private Listing table(Measure measure, KpiCases behind, Formats formats) {
    Map<CaseId, CaseSummary> summaries =
        source
            .summaries(behind.rows().stream().map(KpiCases.Row::caseId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(CaseSummary::id, Function.identity()));
    boolean timed =
        measure.unit() == Unit.BUSINESS_SECONDS
            || measure.unit() == Unit.SECONDS
            || measure == Measure.OCCUPANCY
            || measure == Measure.UTILISATION;
    boolean judged = behind.rows().stream().anyMatch(row -> row.counts() != null);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(getTranslation("report.case"), false, false));
    columns.add(new Column(getTranslation("report.type"), false, true));
    columns.add(new Column(getTranslation("report.priority"), false, true));
    columns.add(new Column(getTranslation("report.at." + at(measure)), false, timed || judged));
    if (timed) {
      columns.add(new Column(getTranslation("report.value"), true, false));
    }
    if (judged) {
      columns.add(new Column(getTranslation("report.counts"), false, false));
    }
    Listing listing =
        new Listing(getTranslation("report.cases-behind"), columns.toArray(Column[]::new));
    for (KpiCases.Row row : behind.rows()) {
      CaseSummary summary = summaries.get(row.caseId());
      List<Component> cells = new ArrayList<>();
      String title = summary == null ? row.reference() : summary.title();
      String second =
          row.completion() > 1
              ? row.reference()
                  + " · "
                  + getTranslation("report.completion", formats.number(row.completion()))
              : row.reference();
      cells.add(Listing.titled(title, places.oneCase(row.reference()), second));
      cells.add(new Span(summary == null ? "" : formats.text(summary.workTypeName())));
      cells.add(new Span(summary == null ? "" : formats.number(summary.priority())));
      cells.add(new Span(formats.dateTime(row.at())));
      if (timed) {
        cells.add(new Span(MeasureWords.number(spent(measure), row.value(), formats)));
      }
      if (judged) {
        boolean counts = Boolean.TRUE.equals(row.counts());
        cells.add(
            new Tag(
                counts ? Tone.MET : Tone.LATE,
                getTranslation(counts ? "report.counts.yes" : "report.counts.no")));
      }
      listing.row("", cells.toArray(Component[]::new));
    }
    return listing;
  }

  /// Behind a share of time lie cases with the time spent on them.
  private static Measure spent(Measure measure) {
    return measure.unit() == Unit.SHARE ? Measure.HANDLING_TIME : measure;
  }

  private static String at(Measure measure) {
    return switch (measure) {
      case RECEIVED, BACKLOG_CLOSING -> "opened";
      case REOPENED -> "reopened";
      case ON_TIME_BY_DUE -> "due";
      case HANDLING_TIME, OCCUPANCY, UTILISATION -> "worked";
      case COMPLETED,
          COMPLETED_CASES,
          TURNAROUND_MEAN,
          TURNAROUND_P50,
          TURNAROUND_P90,
          ELAPSED_MEAN,
          ELAPSED_P50,
          ON_TIME_BY_COMPLETION,
          PRODUCTIVITY ->
          "completed";
    };
  }
}
