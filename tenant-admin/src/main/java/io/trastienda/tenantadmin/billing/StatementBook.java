package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Money;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.CardHistory.Match;
import io.trastienda.tenantadmin.billing.CardHistory.Span;
import io.trastienda.tenantadmin.billing.MeteredTasks.Count;
import io.trastienda.tenantadmin.billing.MeteredTasks.Placed;
import io.trastienda.tenantadmin.billing.PriceTrace.Step;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Prices metered tasks with the rate card version of their day, for both doors. Nothing is stored:
/// tasks and versions never change, so the same rows always give the same statement.
@Component
class StatementBook {

  private static final Comparator<Statement.Line> LINE_ORDER =
      Comparator.comparing(Statement.Line::workType)
          .thenComparingInt(Statement.Line::priority)
          .thenComparingInt(Statement.Line::rateCardVersion);

  /// Stands for an outcome that history does not know.
  private static final String UNKNOWN = "—";

  private final MeteredTasks tasks;
  private final PublishedCards cards;
  private final TenantDirectory directory;
  private final Clock clock;

  StatementBook(MeteredTasks tasks, PublishedCards cards, TenantDirectory directory, Clock clock) {
    this.tasks = tasks;
    this.cards = cards;
    this.directory = directory;
    this.clock = clock;
  }

  List<YearMonth> months(TenantId tenant) {
    TenantProfile client = client(tenant);
    List<YearMonth> months = new ArrayList<>();
    Optional<Instant> last = tasks.lastBefore(tenant, null);
    while (last.isPresent()) {
      YearMonth month = YearMonth.from(last.get().atZone(client.zone()));
      months.add(month);
      last = tasks.lastBefore(tenant, Period.of(month, client.zone()).start());
    }
    return months;
  }

  Statement statement(TenantId tenant, YearMonth month) {
    TenantProfile client = client(tenant);
    Period period = Period.of(month, client.zone());
    List<Statement.Line> lines = new ArrayList<>();
    long done = 0;
    long unpriced = 0;
    for (Span span : history(tenant, client).spans(period.start(), period.end())) {
      for (Count count : tasks.count(tenant, span.from(), span.to())) {
        if (count.covered()) {
          continue;
        }
        done += count.tasks();
        Optional<Statement.Line> line = line(client, span, count);
        line.ifPresent(lines::add);
        unpriced += line.isPresent() ? 0 : count.tasks();
      }
    }
    for (Count count : tasks.count(tenant, period.start(), period.end())) {
      if (count.covered()) {
        done += count.tasks();
        lines.add(covered(client, count));
      }
    }
    lines.sort(LINE_ORDER);
    Money total = lines.stream().map(Statement.Line::amount).reduce(nothing(client), Money::plus);
    return new Statement(month, clock.instant(), lines, total, done, unpriced);
  }

  BilledTaskPage tasks(TenantId tenant, YearMonth month, String line, int offset, int limit) {
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "page must begin at 0 or later and have rows, but is " + offset + ", " + limit);
    }
    TenantProfile client = client(tenant);
    LineKey key = LineKey.parse(line).orElseThrow(() -> new NoSuchLine(line));
    Period period = Period.of(month, client.zone());
    if (key.covered()) {
      return page(tenant, key, period.start(), period.end(), nothing(client), line, offset, limit);
    }
    Span span = span(history(tenant, client), period, key).orElseThrow(() -> new NoSuchLine(line));
    Match match = match(span, key).orElseThrow(() -> new NoSuchLine(line));
    return page(tenant, key, span.from(), span.to(), money(client, match), line, offset, limit);
  }

  private BilledTaskPage page(
      TenantId tenant,
      LineKey key,
      Instant from,
      Instant to,
      Money price,
      String line,
      int offset,
      int limit) {
    LineAmount amount =
        tasks
            .amount(tenant, key, from, to, price)
            .orElseThrow(() -> new NoSuchLine(line));
    List<BilledTask> rows =
        tasks.page(tenant, key, from, to, price, offset, limit).stream()
            .map(placed -> billed(placed, amount))
            .toList();
    return new BilledTaskPage(rows, amount.tasks());
  }

  PriceTrace explain(TenantId tenant, long number) {
    TenantProfile client = client(tenant);
    String name = Long.toString(number);
    MeteredTask task = tasks.find(tenant, number).orElseThrow(() -> new NoSuchLine(name));
    if (task.unbilled() != null) {
      return covered(client, task, task.unbilled());
    }
    CardHistory history = history(tenant, client);
    RateCard card = history.at(task.completedAt()).orElseThrow(() -> new NoSuchLine(name));
    LineKey key = new LineKey(task.workType(), task.priority(), card.version());
    YearMonth month = YearMonth.from(task.completedAt().atZone(client.zone()));
    Span span =
        span(history, Period.of(month, client.zone()), key).orElseThrow(() -> new NoSuchLine(name));
    Match match = match(span, key).orElseThrow(() -> new NoSuchLine(name));
    Money price = money(client, match);
    Placed placed = tasks.place(tenant, key, span.from(), span.to(), price, number);
    LineAmount amount = tasks.amount(tenant, key, span.from(), span.to(), price).orElseThrow();
    return new PriceTrace(
        billed(placed, amount), key.text(), steps(client, placed, card, match, amount));
  }

  private static List<Step> steps(
      TenantProfile client, Placed placed, RateCard card, Match match, LineAmount amount) {
    MeteredTask task = placed.task();
    Money billed = billed(placed, amount).billed();
    Money share = amount.unitPrice().times(task.quantity());
    String currency = client.currency().getCurrencyCode();
    BigDecimal difference = billed.amount().subtract(share.amount());
    List<Step> steps = new ArrayList<>();
    steps.add(completed(client, task));
    steps.add(
        step(
            "billing.step.card",
            "version",
            Integer.toString(card.version()),
            "validFrom",
            card.validFrom().toString()));
    steps.add(
        step(
            match.ownPriority() ? "billing.step.price.priority" : "billing.step.price.all",
            "unitPrice",
            plain(match.unitPrice()),
            "currency",
            currency,
            "workType",
            task.workType(),
            "priority",
            Integer.toString(task.priority())));
    if (task.quantity().compareTo(BigDecimal.ONE) != 0) {
      steps.add(
          step(
              "billing.step.quantity",
              "units",
              task.quantity().toPlainString(),
              "unit",
              task.workType(),
              "unitPrice",
              plain(match.unitPrice()),
              "exact",
              plain(share.amount()),
              "currency",
              currency));
    }
    steps.add(line(currency, match, amount));
    steps.add(
        step(
            "billing.step.part",
            "position",
            Long.toString(placed.position()),
            "quantity",
            Long.toString(amount.tasks()),
            "billed",
            billed.amount().toPlainString(),
            "currency",
            currency,
            "difference",
            (difference.signum() > 0 ? "+" : "") + plain(difference)));
    return steps;
  }

  private static Step line(String currency, Match match, LineAmount amount) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("quantity", Long.toString(amount.tasks()));
    values.put("unitPrice", plain(match.unitPrice()));
    values.put("exact", plain(amount.exact().amount()));
    values.put("rounded", amount.amount().amount().toPlainString());
    values.put("currency", currency);
    if (amount.quantity().compareTo(BigDecimal.valueOf(amount.tasks())) == 0) {
      return new Step("billing.step.line", values);
    }
    values.put("units", amount.quantity().stripTrailingZeros().toPlainString());
    return new Step("billing.step.line.units", values);
  }

  /// Why a task that is not priced costs nothing.
  private static PriceTrace covered(TenantProfile client, MeteredTask task, String reason) {
    Money nothing = nothing(client);
    return new PriceTrace(
        billed(
            new Placed(task, 1, 1),
            new LineAmount(1, task.quantity(), nothing.amount(), nothing)),
        new LineKey(task.workType(), task.priority(), 0).text(),
        List.of(
            completed(client, task),
            step(
                "billing.step.unbilled",
                "reason",
                reason,
                "billed",
                nothing.amount().toPlainString(),
                "currency",
                client.currency().getCurrencyCode())));
  }

  private static Statement.Line covered(TenantProfile client, Count count) {
    return new Statement.Line(
        new LineKey(count.workType(), count.priority(), 0).text(),
        count.workType(),
        count.priority(),
        0,
        count.tasks(),
        new BigDecimal(count.quantity().stripTrailingZeros().toPlainString()),
        trimmed(BigDecimal.ZERO),
        nothing(client));
  }

  private static Step completed(TenantProfile client, MeteredTask task) {
    String outcome = task.outcome();
    return step(
        "billing.step.completed",
        "reference",
        task.reference(),
        "workType",
        task.workType(),
        "priority",
        Integer.toString(task.priority()),
        "outcome",
        outcome == null ? UNKNOWN : outcome,
        "completedAt",
        task.completedAt()
            .atZone(client.zone())
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
  }

  private static Step step(String key, String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Step(key, values);
  }

  private static BilledTask billed(Placed placed, LineAmount amount) {
    MeteredTask task = placed.task();
    return new BilledTask(
        task.id(),
        task.caseId(),
        task.reference(),
        task.completion(),
        task.outcome(),
        task.completedAt(),
        task.quantity(),
        amount.unitPrice(),
        amount.part(task.quantity(), placed.rank()));
  }

  private static Optional<Statement.Line> line(TenantProfile client, Span span, Count count) {
    RateCard card = span.card();
    if (card == null) {
      return Optional.empty();
    }
    LineKey key = new LineKey(count.workType(), count.priority(), card.version());
    return match(span, key)
        .map(match ->
            new Statement.Line(
                key.text(),
                key.workType(),
                key.priority(),
                key.cardVersion(),
                count.tasks(),
                new BigDecimal(count.quantity().stripTrailingZeros().toPlainString()),
                trimmed(match.unitPrice()),
                money(client, match).times(count.quantity()).rounded()));
  }

  private static Optional<Span> span(CardHistory history, Period period, LineKey key) {
    return history.spans(period.start(), period.end()).stream()
        .filter(span -> {
          RateCard card = span.card();
          return card != null && card.version() == key.cardVersion();
        })
        .findFirst();
  }

  private static Optional<Match> match(Span span, LineKey key) {
    RateCard card = span.card();
    return card == null
        ? Optional.empty()
        : CardHistory.price(card, key.workType(), key.priority());
  }

  private CardHistory history(TenantId tenant, TenantProfile client) {
    return new CardHistory(cards.all(tenant), client.zone());
  }

  private TenantProfile client(TenantId tenant) {
    return directory.profile(tenant).orElseThrow();
  }

  private static Money nothing(TenantProfile client) {
    return Money.zero(client.currency()).rounded();
  }

  private static Money money(TenantProfile client, Match match) {
    return new Money(trimmed(match.unitPrice()), client.currency());
  }

  /// Two decimals at least, and none that say nothing.
  private static BigDecimal trimmed(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
  }

  private static String plain(BigDecimal value) {
    return trimmed(value).toPlainString();
  }
}
