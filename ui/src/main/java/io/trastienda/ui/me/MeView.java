package io.trastienda.ui.me;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.analytics.kpi.KpiCases;
import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.MyDay;
import io.trastienda.analytics.kpi.MyNumbers;
import io.trastienda.analytics.warehouse.WarehouseUnavailable;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.report.MeasureWords;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Definition;
import io.trastienda.ui.shell.Failed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Sparkline;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One's own numbers, today and this week, against one's own last weeks. Every number opens the
/// cases behind it.
@Route(value = MeAddress.ROUTE, layout = Shell.class)
@RolesAllowed("AGENT")
class MeView extends Page implements BeforeEnterObserver {

  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final int MOST_CASES = 50;

  private final MyNumbers numbers;
  private final CaseDesk cases;
  private final TenantDirectory tenants;
  private final Viewer viewer;
  private final Clock clock;

  MeView(
      MyNumbers numbers,
      CaseDesk cases,
      TenantDirectory tenants,
      SignedInPerson person,
      Clock clock) {
    super("");
    this.numbers = numbers;
    this.cases = cases;
    this.tenants = tenants;
    this.clock = clock;
    setHeading(getTranslation("me.title"));
    setPurpose(getTranslation("me.why"));
    viewer =
        person
            .viewer()
            .orElseThrow(() -> new IllegalStateException("numbers are for signed-in people"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(MeAddress.of(event.getLocation().getQueryParameters().getParameters()));
  }

  private void show(MeAddress address) {
    body().removeAll();
    ViewTabs tabs = new ViewTabs(getTranslation("me.days"));
    try {
      Reading reading = read();
      for (MeAddress.Span span : MeAddress.Span.values()) {
        tabs.view(
            getTranslation("me.days." + span.word()),
            address.over(span).path(),
            reading.value(Measure.COMPLETED, span).numerator().intValue(),
            span == address.span());
      }
      addBlock(tabs, strip(address, reading));
      Measure behind = address.behind();
      Component side = Columns.stack(clients(address, reading));
      addBlock(
          behind == null
              ? Columns.wide(weeks(reading), side)
              : Columns.wide(Columns.stack(behind(address, behind, reading), weeks(reading)), side),
          foot(reading));
    } catch (WarehouseUnavailable unavailable) {
      addBlock(new Failed(getTranslation(unavailable.key()), () -> show(address)));
    }
  }

  /// Reads the caller's days for every client of whom the caller is an agent.
  private Reading read() {
    List<Reading.Part> parts = new ArrayList<>();
    for (ViewerClient client : viewer.clients()) {
      TenantId tenant = tenants.idOf(client.slug());
      TenantProfile profile = tenants.profile(tenant).orElseThrow();
      LocalDate today = LocalDate.now(clock.withZone(profile.zone()));
      LocalDate from = MeAddress.monday(today).minusWeeks(MeAddress.WEEKS - 1);
      try {
        MyNumbers.Days days =
            numbers.days(tenant, new Period(from, today.plusDays(1), profile.zone()));
        parts.add(
            new Reading.Part(client, tenant, profile.zone(), today, days.days(), days.dataAsOf()));
      } catch (NotAllowed _) {
        // Something else than an agent there, without numbers of one's own.
      }
    }
    return new Reading(parts);
  }

  private Strip strip(MeAddress address, Reading reading) {
    return new Strip(
        getTranslation("me.title"),
        MyNumbers.MEASURES.stream()
            .map(measure -> tile(address, measure, reading))
            .toArray(Tile[]::new));
  }

  private Tile tile(MeAddress address, Measure measure, Reading reading) {
    Formats formats = Formats.current();
    KpiValue value = reading.value(measure, address.span());
    Tile tile = new Tile(name(measure));
    tile.setId("me-" + measure.key());
    if (value.value() == null) {
      tile.noData().note(MeasureWords.note(value, formats));
      tile.addClassName("tile-no-data");
    } else {
      tile.value(MeasureWords.value(value, formats))
          .numberTo(
              address.opening(measure).path(),
              getTranslation("me.open", name(measure), MeasureWords.value(value, formats)))
          .note(note(value, formats));
      tile.getElement().setAttribute("data-value", value.value().toPlainString());
    }
    List<Double> course =
        reading.weeks(measure).stream()
            .map(KpiValue::value)
            .filter(Objects::nonNull)
            .map(number -> MeasureWords.drawn(measure, number))
            .toList();
    if (course.size() > 1) {
      tile.spark(new Sparkline(course, OptionalDouble.empty(), false));
    }
    return tile.explainedBy(
        new Definition(
                name(measure),
                getTranslation("me.formula." + measure.key()),
                MeasureWords.fraction(value, formats))
            .link(getTranslation("me.see"), address.opening(measure).path()));
  }

  private String name(Measure measure) {
    return getTranslation("me.name." + measure.key());
  }

  private String note(KpiValue value, Formats formats) {
    return value.measure() == Measure.COMPLETED || value.measure() == Measure.REOPENED
        ? getTranslation("me.note." + value.measure().key())
        : MeasureWords.note(value, formats);
  }

  /// The weeks as a table, for who cannot see the courses.
  private Panel weeks(Reading reading) {
    Formats formats = Formats.current();
    Rows rows = new Rows();
    LocalDate monday =
        MeAddress.monday(
            reading.parts().isEmpty() ? LocalDate.now(clock) : reading.parts().getFirst().today());
    for (int back = 0; back < MeAddress.WEEKS; back++) {
      int place = MeAddress.WEEKS - 1 - back;
      String words =
          MyNumbers.MEASURES.stream()
              .filter(measure -> measure != Measure.COMPLETED)
              .map(measure -> reading.weeks(measure).get(place))
              .filter(value -> value.value() != null && value.value().signum() > 0)
              .map(value -> name(value.measure()) + " " + MeasureWords.value(value, formats))
              .collect(Collectors.joining(" · "));
      KpiValue completed = reading.weeks(Measure.COMPLETED).get(place);
      rows.add(
          new Row(
                  back == 0
                      ? getTranslation("me.days.week")
                      : getTranslation("me.week.of", formats.shortDate(monday.minusWeeks(back))))
              .second(words.isEmpty() ? getTranslation("shell.no-data") : words)
              .amount(MeasureWords.value(completed, formats)));
    }
    return new Panel(getTranslation("me.weeks"), rows)
        .flush()
        .lined()
        .aside(getTranslation("me.name.completed"));
  }

  private Panel clients(MeAddress address, Reading reading) {
    Formats formats = Formats.current();
    Rows rows = new Rows();
    for (Reading.Part part : reading.parts()) {
      List<MyDay> days = part.in(address.span());
      KpiValue handling = MyDay.value(Measure.HANDLING_TIME, days);
      KpiValue onTime = MyDay.value(Measure.ON_TIME_BY_COMPLETION, days);
      rows.add(
          new Row(part.client().name())
              .front(ClientTag.stripe(part.client()))
              .second(
                  name(Measure.HANDLING_TIME)
                      + " "
                      + MeasureWords.value(handling, formats)
                      + " · "
                      + name(Measure.ON_TIME_BY_COMPLETION)
                      + " "
                      + MeasureWords.value(onTime, formats))
              .amount(MeasureWords.value(MyDay.value(Measure.COMPLETED, days), formats)));
    }
    Panel panel = new Panel(getTranslation("me.clients")).flush().lined();
    panel.show(
        reading.parts().isEmpty()
            ? new NothingHere(
                Icons.BUILDING, getTranslation("me.clients.none"), getTranslation("me.clients.why"))
            : rows);
    return panel;
  }

  private Panel behind(MeAddress address, Measure measure, Reading reading) {
    Formats formats = Formats.current();
    Rows rows = new Rows();
    long total = 0;
    for (Reading.Part part : reading.parts()) {
      Period period =
          new Period(
              address.span().from(part.today()), address.span().to(part.today()), part.zone());
      KpiCases found = numbers.cases(part.tenant(), measure, period, 0, MOST_CASES);
      total += found.total();
      Map<CaseId, CaseSummary> known =
          cases
              .summaries(
                  part.tenant(),
                  found.rows().stream().map(KpiCases.Row::caseId).distinct().toList())
              .stream()
              .collect(Collectors.toMap(CaseSummary::id, Function.identity()));
      for (KpiCases.Row row : found.rows()) {
        rows.add(row(part, measure, row, known, formats.in(part.zone())));
      }
    }
    Panel panel =
        new Panel(getTranslation("me.behind", name(measure)))
            .flush()
            .lined()
            .count((int) total)
            .aside(
                new Anchor(
                    new MeAddress(address.span(), null).path(), getTranslation("me.behind.close")));
    panel.setId("me-behind");
    if (total == 0) {
      panel.show(
          new NothingHere(
              Icons.CASE, getTranslation("me.behind.none"), getTranslation("me.behind.none.why")));
    } else {
      panel.show(rows);
      if (total > rows.getChildren().count()) {
        panel.foot(
            new Span(getTranslation("me.behind.more", formats.number(rows.getChildren().count()))));
      }
    }
    return panel;
  }

  private Row row(
      Reading.Part part,
      Measure measure,
      KpiCases.Row row,
      Map<CaseId, CaseSummary> known,
      Formats formats) {
    CaseSummary summary = known.get(row.caseId());
    Span reference = new Span(row.reference());
    reference.addClassName("ref");
    Row line =
        new Row(summary == null ? row.reference() : summary.title())
            .front(ClientTag.stripe(part.client()))
            .second(reference, new Span(part.client().name()), new Span(formats.dateTime(row.at())))
            .to(DeskNavigation.caseOf(part.client().slug(), row.reference()));
    Boolean counts = row.counts();
    if (counts != null) {
      line.end(
          new Tag(
              counts ? Tone.MET : Tone.LATE,
              getTranslation(counts ? "report.counts.yes" : "report.counts.no")));
    } else if (measure == Measure.HANDLING_TIME || measure == Measure.OCCUPANCY) {
      line.amount(MeasureWords.number(Measure.HANDLING_TIME, row.value(), formats));
    }
    return line;
  }

  private Div foot(Reading reading) {
    Div foot = new Div();
    foot.addClassName("report-foot");
    if (!reading.parts().isEmpty()) {
      foot.add(new Stale(reading.dataAsOf(), clock.instant(), FRESH));
    }
    return foot;
  }
}
