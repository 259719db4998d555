package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.trastienda.analytics.kpi.KpiPoint;
import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.Unit;
import io.trastienda.analytics.warehouse.WarehouseUnavailable;
import io.trastienda.platform.Period;
import io.trastienda.ui.shell.Callout;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Definition;
import io.trastienda.ui.shell.Failed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LineChart;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Series;
import io.trastienda.ui.shell.Sparkline;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client's service in numbers: a verdict, all measures with their definitions, and one of them
/// day by day. Every number opens the cases behind it.
public final class ServiceReport extends Div {

  private static final List<Measure> MAIN =
      List.of(
          Measure.RECEIVED,
          Measure.COMPLETED,
          Measure.BACKLOG_CLOSING,
          Measure.ON_TIME_BY_COMPLETION,
          Measure.TURNAROUND_P50,
          Measure.PRODUCTIVITY);
  private static final List<Measure> BRIEF =
      List.of(
          Measure.ON_TIME_BY_COMPLETION,
          Measure.TURNAROUND_P50,
          Measure.COMPLETED,
          Measure.BACKLOG_CLOSING);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST_LINKED_DAYS = 62;

  /// One reading of the numbers.
  ///
  /// @param report all measures
  /// @param courses the measures that are drawn, day by day
  private record Reading(KpiReport report, Map<Measure, List<KpiPoint>> courses) {}

  private final ReportSource source;
  private final ReportPlaces places;
  private final ZoneId zone;
  private final Clock clock;
  private @Nullable ReportAddress address;
  private @Nullable Reading last;
  private boolean brief;
  private final Div notice = new Div();
  private final Div foot = new Div();

  /// A report without numbers yet.
  ///
  /// @param source the client's doors
  /// @param places where its links lead
  /// @param zone the client's zone
  /// @param clock for how old the numbers are
  public ServiceReport(ReportSource source, ReportPlaces places, ZoneId zone, Clock clock) {
    this.source = source;
    this.places = places;
    this.zone = zone;
    this.clock = clock;
    addClassName("stack-20");
    notice.setId("numbers-standing");
    notice.getElement().setAttribute("role", "status");
    foot.addClassName("report-foot");
  }

  /// Makes the control for the period.
  ///
  /// @param page hears the arrow keys
  /// @param shown the period on screen
  /// @param today today in the client's zone
  /// @return a control that navigates
  public Component picker(Component page, ReportAddress shown, LocalDate today) {
    return new PeriodPicker(page, shown, today, places::report);
  }

  /// Makes the choice of work type and priority.
  ///
  /// @param shown what is chosen
  /// @return a line of choices that navigate
  public Component filters(ReportAddress shown) {
    Formats formats = Formats.current();
    Map<String, io.trastienda.platform.LocalizedText> types = source.workTypes();
    Select<String> type =
        choice(
            getTranslation("report.type"),
            Stream.concat(Stream.of(""), types.keySet().stream()).toList(),
            shown.type() == null ? "" : shown.type(),
            key ->
                key.isEmpty()
                    ? getTranslation("report.type.all")
                    : types.containsKey(key) ? formats.text(types.get(key)) : key,
            key -> places.report(shown.ofType(key.isEmpty() ? null : key)));
    Select<Integer> priority =
        choice(
            getTranslation("report.priority"),
            List.of(0, 1, 2, 3, 4),
            shown.priority() == null ? 0 : shown.priority(),
            number ->
                number == 0
                    ? getTranslation("report.priority.all")
                    : getTranslation("report.priority.one", number),
            number -> places.report(shown.ofPriority(number == 0 ? null : number)));
    Div filters = new Div(type, priority);
    filters.addClassName("filters");
    return filters;
  }

  private static <T> Select<T> choice(
      String name,
      List<T> choices,
      T chosen,
      com.vaadin.flow.component.ItemLabelGenerator<T> words,
      java.util.function.Function<T, String> path) {
    Select<T> select = new Select<>();
    select.setAriaLabel(name);
    select.setItems(choices);
    select.setItemLabelGenerator(words);
    if (choices.contains(chosen)) {
      select.setValue(chosen);
    }
    select.addValueChangeListener(change -> {
      if (change.isFromClient() && change.getValue() != null) {
        UI.getCurrent().navigate(path.apply(change.getValue()));
      }
    });
    return select;
  }

  /// Shows only the verdict and the main numbers.
  ///
  /// @return this report
  public ServiceReport brief() {
    brief = true;
    return this;
  }

  /// Shows the numbers of an address.
  ///
  /// @return up to when they are complete; nothing if they could not be read
  public Optional<Instant> show(ReportAddress shown) {
    if (!shown.equals(address)) {
      last = null;
    }
    address = shown;
    return refresh();
  }

  /// Reads the numbers again. While they cannot be read the last ones stay with a word about it.
  ///
  /// @return up to when they are complete; nothing if they could not be read
  public Optional<Instant> refresh() {
    ReportAddress shown = Objects.requireNonNull(address);
    try {
      Reading read = read(shown);
      // Nobody loses an open definition to numbers that are the same.
      if (last == null || !last.report().values().equals(read.report().values())) {
        draw(shown, read);
      }
      last = read;
      age(read.report().dataAsOf(), true);
      return Optional.of(read.report().dataAsOf());
    } catch (WarehouseUnavailable unavailable) {
      if (last == null) {
        removeAll();
        add(new Failed(getTranslation(unavailable.key()), this::refresh));
      } else {
        age(last.report().dataAsOf(), false);
      }
      return Optional.empty();
    }
  }

  private Reading read(ReportAddress shown) {
    Period period = shown.period(zone);
    KpiReport report = source.report(period, shown.filter());
    Map<Measure, List<KpiPoint>> courses = new java.util.EnumMap<>(Measure.class);
    Stream.concat((brief ? BRIEF : MAIN).stream(), Stream.of(shown.measure()))
        .distinct()
        .forEach(
            measure -> courses.put(measure, past(source.series(measure, period, shown.filter()))));
    return new Reading(report, courses);
  }

  /// Days that have not come yet have no numbers.
  private List<KpiPoint> past(List<KpiPoint> points) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    return points.stream().filter(point -> !point.day().isAfter(today)).toList();
  }

  /// Says how old the numbers are: below them, and above them when they stand still.
  private void age(Instant asOf, boolean read) {
    Instant now = clock.instant();
    foot.removeAll();
    foot.add(new Stale(asOf, now, FRESH));
    boolean standing = !read || Duration.between(asOf, now).compareTo(FRESH) > 0;
    notice.removeAll();
    notice.setVisible(standing);
    if (standing) {
      notice.add(
          new Callout(
              Icons.LATE,
              getTranslation("report.standing", Stale.moment(asOf, now)),
              getTranslation("report.standing.why")));
    }
  }

  private void draw(ReportAddress shown, Reading read) {
    removeAll();
    Formats formats = Formats.current();
    add(notice, verdict(read.report(), formats));
    Tile[] tiles =
        (brief ? BRIEF : MAIN)
            .stream().map(measure -> tile(shown, read, measure, formats)).toArray(Tile[]::new);
    add(new Strip(getTranslation("report.main"), tiles));
    if (!brief) {
      add(Columns.wide(course(shown, read, formats), more(shown, read.report(), formats)));
    }
    add(foot);
  }

  private Paragraph verdict(KpiReport report, Formats formats) {
    KpiValue completed = report.value(Measure.COMPLETED);
    KpiValue onTime = report.value(Measure.ON_TIME_BY_COMPLETION);
    Paragraph verdict = new Paragraph();
    verdict.addClassName("verdict");
    Span strong = new Span();
    strong.addClassName("strong");
    if (completed.numerator().signum() == 0) {
      strong.setText(getTranslation("report.verdict.nothing"));
    } else if (onTime.value() == null) {
      strong.setText(getTranslation("report.verdict.no-limit"));
    } else {
      strong.setText(
          getTranslation(
              "report.verdict.on-time",
              MeasureWords.value(onTime, formats),
              formats.number(onTime.numerator().longValue()),
              onTime.denominator().longValue()));
    }
    verdict.add(
        strong,
        new Span(
            " "
                + getTranslation(
                    "report.verdict.flow",
                    MeasureWords.value(report.value(Measure.RECEIVED), formats),
                    MeasureWords.value(completed, formats),
                    MeasureWords.value(report.value(Measure.BACKLOG_CLOSING), formats))));
    return verdict;
  }

  private Tile tile(ReportAddress shown, Reading read, Measure measure, Formats formats) {
    KpiValue value = read.report().value(measure);
    Tile tile = new Tile(MeasureWords.name(measure));
    tile.setId("kpi-" + measure.key());
    mark(tile, value);
    tile.value(MeasureWords.value(value, formats)).note(MeasureWords.note(value, formats));
    if (value.value() != null) {
      tile.numberTo(places.behind(measure, shown), behind(value, formats));
    } else {
      tile.addClassName("tile-no-data");
    }
    tile.explainedBy(definition(shown, value, formats));
    List<Double> values =
        read.courses().getOrDefault(measure, List.of()).stream()
            .map(point -> point.value().value())
            .filter(Objects::nonNull)
            .map(number -> MeasureWords.drawn(measure, number))
            .toList();
    if (values.size() > 1) {
      tile.spark(new Sparkline(values, OptionalDouble.empty(), false));
    }
    return tile;
  }

  private static void mark(Component number, KpiValue value) {
    if (value.value() != null) {
      number.getElement().setAttribute("data-value", value.value().toPlainString());
    }
  }

  private String behind(KpiValue value, Formats formats) {
    return getTranslation(
        "report.behind", MeasureWords.name(value.measure()), MeasureWords.value(value, formats));
  }

  private Definition definition(ReportAddress shown, KpiValue value, Formats formats) {
    Measure measure = value.measure();
    Definition definition =
        new Definition(
            MeasureWords.name(measure),
            MeasureWords.formula(measure),
            MeasureWords.fraction(value, formats)
                + " "
                + getTranslation(
                    "report.example", getTranslation("kpi." + measure.key() + ".example")));
    definition.link(getTranslation("report.see-cases"), places.behind(measure, shown));
    if (shown.measure() != measure) {
      definition.link(getTranslation("report.by-day"), places.report(shown.drawing(measure)));
    }
    return definition;
  }

  private Panel course(ReportAddress shown, Reading read, Formats formats) {
    Measure measure = shown.measure();
    List<KpiPoint> points = read.courses().getOrDefault(measure, List.of());
    String title = getTranslation("report.course", MeasureWords.name(measure));
    Select<Measure> drawn =
        choice(
            getTranslation("report.measure"),
            Arrays.asList(Measure.values()),
            measure,
            MeasureWords::name,
            other -> places.report(shown.drawing(other)));
    drawn.addClassName("measure-choice");
    if (points.stream().allMatch(point -> point.value().value() == null)) {
      KpiValue value = read.report().value(measure);
      Paragraph none =
          new Paragraph(
              value.noData() == null
                  ? getTranslation("report.course.none")
                  : getTranslation("shell.no-data") + ": " + getTranslation(value.noData()));
      none.addClassName("dim");
      return new Panel(title, none).aside(drawn);
    }
    LineChart chart =
        new LineChart(
                title,
                labels(points, formats),
                List.of(
                    new Series(
                        MeasureWords.name(measure),
                        points.stream()
                            .map(point -> {
                              var number = point.value().value();
                              return number == null
                                  ? OptionalDouble.empty()
                                  : OptionalDouble.of(MeasureWords.drawn(measure, number));
                            })
                            .toList())))
            .format(value -> MeasureWords.undrawn(measure, value, formats));
    if (measure.unit() != Unit.SHARE) {
      chart.from(0);
    }
    if (points.size() <= MOST_LINKED_DAYS) {
      chart.onPoint(index -> {
        LocalDate day = points.get(index).day();
        UI.getCurrent().navigate(places.behind(measure, shown.in(day, day.plusDays(1))));
      });
    }
    return Panel.of(title, chart).aside(drawn);
  }

  /// The first day and the first of each month by name, the others by number.
  private static List<String> labels(List<KpiPoint> points, Formats formats) {
    List<String> labels = new ArrayList<>();
    for (KpiPoint point : points) {
      boolean named = labels.isEmpty() || point.day().getDayOfMonth() == 1 || points.size() > 62;
      labels.add(
          named ? formats.shortDate(point.day()) : String.valueOf(point.day().getDayOfMonth()));
    }
    return labels;
  }

  private Panel more(ReportAddress shown, KpiReport report, Formats formats) {
    Rows rows = new Rows();
    BiConsumer<Measure, KpiValue> add =
        (measure, value) -> {
          Component number = number(shown, value, formats);
          NativeButton name = new NativeButton(MeasureWords.name(measure));
          name.addClassName("link-button");
          name.getElement().setAttribute("type", "button");
          Definition definition = definition(shown, value, formats);
          definition.openFrom(name);
          Row row = new Row("").second(MeasureWords.note(value, formats)).end(number);
          row.setId("kpi-" + measure.key());
          mark(row, value);
          row.named(name);
          row.add(definition);
          rows.add(row);
        };
    Arrays.stream(Measure.values())
        .filter(measure -> !MAIN.contains(measure))
        .forEach(measure -> add.accept(measure, report.value(measure)));
    return new Panel(getTranslation("report.more"), rows).flush();
  }

  private Component number(ReportAddress shown, KpiValue value, Formats formats) {
    if (value.value() == null) {
      Span none = new Span(MeasureWords.value(value, formats));
      none.addClassName("dim");
      return none;
    }
    Anchor number =
        new Anchor(places.behind(value.measure(), shown), MeasureWords.value(value, formats));
    number.setAriaLabel(behind(value, formats));
    number.addClassName("amount");
    return number;
  }
}
