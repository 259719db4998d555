package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.tenantadmin.billing.BilledTask;
import io.trastienda.tenantadmin.billing.BilledTaskPage;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.tenantadmin.billing.Statement.Line;
import io.trastienda.ui.report.Listing.Column;
import io.trastienda.ui.shell.Callout;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A month's statement: its lines, the tasks of one line, and one task's price in words.
public final class StatementPaper extends Div {

  private static final int PAGE = 12;
  private static final int WHOLE = 2;

  private final StatementSource source;
  private final ReportPlaces places;
  private final Formats formats;

  /// A statement without lines yet.
  ///
  /// @param source the client's doors
  /// @param places where its links lead
  /// @param formats the reader's language, the client's zone
  public StatementPaper(StatementSource source, ReportPlaces places, Formats formats) {
    this.source = source;
    this.places = places;
    this.formats = formats;
    addClassName("stack-20");
  }

  /// Says what a month costs in one sentence.
  ///
  /// @param statement the month
  /// @return such as "€2,781.40 for 1,204 tasks, up to 22 Nov 2026, 14:03."
  public static String sentence(Statement statement, Formats formats) {
    return com.vaadin.flow.i18n.I18NProvider.translate(
        "report.statement.sentence",
        formats.money(statement.total()),
        statement.tasks(),
        formats.dateTime(statement.asOf()));
  }

  /// Shows a month.
  ///
  /// @param statement the month
  /// @param address which line and task are picked
  public void show(Statement statement, StatementAddress address) {
    removeAll();
    Map<String, LocalizedText> types = source.workTypes(statement);
    if (statement.lines().isEmpty()) {
      add(
          new NothingHere(
              Icons.RECEIPT,
              getTranslation("report.statement.empty"),
              getTranslation("report.statement.empty.why")));
      unpriced(statement).forEach(this::add);
      return;
    }
    Div left = Columns.stack(lines(statement, address, types));
    unpriced(statement).forEach(left::add);
    Line picked =
        statement.lines().stream()
            .filter(line -> line.key().equals(address.line()))
            .findFirst()
            .orElse(null);
    Component right =
        picked == null
            ? new Panel(
                getTranslation("report.line.none"),
                new Paragraph(getTranslation("report.line.none.why")))
            : line(statement, picked, address, types);
    add(Columns.halves(left, right));
  }

  private List<Component> unpriced(Statement statement) {
    return statement.unpriced() == 0
        ? List.of()
        : List.of(
            new Callout(
                Icons.INFO,
                getTranslation("report.unpriced", statement.unpriced()),
                getTranslation("report.unpriced.why")));
  }

  private Panel lines(
      Statement statement, StatementAddress address, Map<String, LocalizedText> types) {
    Listing listing =
        new Listing(
            getTranslation("report.lines"),
            new Column(getTranslation("report.line.what"), false, false),
            new Column(getTranslation("report.line.tasks"), true, false),
            new Column(getTranslation("report.line.price"), true, true),
            new Column(getTranslation("report.line.amount"), true, false));
    Map<String, List<Line>> byType =
        statement.lines().stream()
            .collect(
                Collectors.groupingBy(Line::workType, LinkedHashMap::new, Collectors.toList()));
    boolean cards = statement.lines().stream().map(Line::rateCardVersion).distinct().count() > 1;
    byType.forEach((type, lines) -> {
      Money sum =
          lines.stream()
              .map(Line::amount)
              .reduce(Money.zero(statement.total().currency()), Money::plus);
      listing.row(
          "lead",
          new Span(name(type, types)),
          new Span(formats.number(lines.stream().mapToLong(Line::tasks).sum())),
          new Span(),
          new Span(formats.money(sum)));
      lines.forEach(line -> {
        String words = getTranslation("report.priority.one", line.priority());
        Anchor open =
            new Anchor(
                places.statement(address.ofLine(line.key())),
                line.rateCardVersion() == 0
                    ? words + " · " + getTranslation("report.covered")
                    : cards
                        ? words + " · " + getTranslation("report.card", line.rateCardVersion())
                        : words);
        boolean picked = line.key().equals(address.line());
        if (picked) {
          open.getElement().setAttribute("aria-current", "true");
        }
        listing.row(
            picked ? "sub picked" : "sub",
            open,
            new Span(counted(line)),
            new Span(price(line.unitPrice(), statement)),
            new Span(formats.money(line.amount())));
      });
    });
    Span total = new Span(formats.money(statement.total()));
    total.setId("statement-total");
    total.getElement().setAttribute("data-value", statement.total().amount().toPlainString());
    Div sum = new Div(new Span(getTranslation("report.total")), total);
    sum.addClassNames("sum", "sum-total");
    Div foot = new Div(sum);
    foot.addClassName("statement-sum");
    return new Panel(getTranslation("report.lines"), listing, foot)
        .flush()
        .aside(getTranslation("report.lines.pick"));
  }

  private static boolean units(Line line) {
    return line.quantity().compareTo(BigDecimal.valueOf(line.tasks())) != 0;
  }

  /// How many tasks, and how many units where that is another number.
  private String counted(Line line) {
    String tasks = formats.number(line.tasks());
    return units(line)
        ? getTranslation(
            "report.line.units", tasks, formats.decimal(line.quantity(), line.quantity().scale()))
        : tasks;
  }

  private String price(BigDecimal price, Statement statement) {
    return formats.money(
        price, statement.total().currency(), Math.max(WHOLE, price.stripTrailingZeros().scale()));
  }

  private String name(String type, Map<String, LocalizedText> types) {
    LocalizedText text = types.get(type);
    return text == null ? type : formats.text(text);
  }

  private Component line(
      Statement statement, Line line, StatementAddress address, Map<String, LocalizedText> types) {
    BilledTaskPage page =
        source.tasks(statement.month(), line.key(), (address.page() - 1) * PAGE, PAGE);
    Rows rows = new Rows();
    for (BilledTask task : page.tasks()) {
      Row row =
          new Row(task.reference())
              .to(places.statement(address.ofTask(task.task())))
              .end(new Span(formats.dateTime(task.completedAt())))
              .amount(formats.money(task.billed()));
      Long picked = address.task();
      if (picked != null && picked == task.task()) {
        row.addClassName("row-picked");
      }
      rows.add(row);
    }
    Span sigma =
        new Span(
            getTranslation(
                units(line) ? "report.sigma.units" : "report.sigma",
                line.tasks(),
                price(line.unitPrice(), statement),
                formats.money(line.amount()),
                formats.decimal(line.quantity(), line.quantity().scale())));
    sigma.addClassName("strong");
    Panel tasks =
        new Panel(
                getTranslation(
                    "report.line.title",
                    name(line.workType(), types),
                    formats.number(line.priority())),
                rows)
            .flush()
            .lined()
            .foot(
                sigma,
                new Pager(
                    address.page(),
                    PAGE,
                    page.total(),
                    number -> places.statement(address.page(number))));
    Long task = address.task();
    return task == null
        ? Columns.stack(
            tasks,
            new Callout(
                Icons.INFO,
                getTranslation("report.task.none"),
                getTranslation("report.task.none.why")))
        : Columns.stack(tasks, explained(task, types));
  }

  private Panel explained(long number, Map<String, LocalizedText> types) {
    PriceTrace trace = source.explain(number);
    BilledTask task = trace.task();
    WorkType type = source.get(task.reference()).plan().workType();
    String outcome = task.outcome();
    Div what =
        new Div(
            new Anchor(places.oneCase(task.reference()), task.reference()),
            new Span(
                " · "
                    + formats.text(type.name())
                    + (outcome == null ? "" : " · " + CasePaper.outcome(type, outcome, formats))));
    what.addClassNames("small", "dim");
    return new Panel(
        getTranslation("report.price.why", formats.money(task.billed())),
        what,
        new PriceSteps(trace, type, types, formats));
  }
}
