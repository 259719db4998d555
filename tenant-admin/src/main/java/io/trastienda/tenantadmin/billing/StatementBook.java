package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Money;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.CardHistory.Match;
import io.trastienda.tenantadmin.billing.CardHistory.Span;
import io.trastienda.tenantadmin.billing.MeteredTasks.Count;
import io.trastienda.tenantadmin.billing.MeteredTasks.Place;
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
    long quantity = 0;
    long unpriced = 0;
    for (Span span : history(tenant, client).spans(period.start(), period.end())) {
      for (Count count : tasks.count(tenant, span.from(), span.to())) {
        if (count.covered()) {
          continue;
        }
        quantity += count.quantity();
        Optional<Statement.Line> line = line(client, span, count);
        line.ifPresent(lines::add);
        unpriced += line.isPresent() ? 0 : count.quantity();
      }
    }
    for (Count count : tasks.count(tenant, period.start(), period.end())) {
      if (count.covered()) {
        quantity += count.quantity();
        lines.add(covered(client, count));
      }
    }
    lines.sort(LINE_ORDER);
    Money total = lines.stream().map(Statement.Line::amount).reduce(nothing(client), Money::plus);
    return new Statement(month, clock.instant(), lines, total, quantity, unpriced);
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
    long quantity = tasks.quantity(tenant, key, from, to);
    if (quantity == 0) {
      throw new NoSuchLine(line);
    }
    LineAmount amount = new LineAmount(quantity, price);
    List<BilledTask> rows = new ArrayList<>();
    for (MeteredTask task : tasks.page(tenant, key, from, to, offset, limit)) {
      rows.add(billed(task, amount, offset + rows.size() + 1L));
    }
    return new BilledTaskPage(rows, quantity);
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
    Place place = tasks.place(tenant, key, span.from(), span.to(), task);
    LineAmount amount = new LineAmount(place.quantity(), money(client, match));
    BilledTask billed = billed(task, amount, place.position());
    return new PriceTrace(
        billed, key.text(), steps(client, task, card, match, amount, place, billed));
  }

  private static List<Step> steps(
      TenantProfile client,
      MeteredTask task,
      RateCard card,
      Match match,
      LineAmount amount,
      Place place,
      BilledTask billed) {
    String currency = client.currency().getCurrencyCode();
    BigDecimal difference = billed.billed().amount().subtract(match.unitPrice());
    return List.of(
        completed(client, task),
        step(
            "billing.step.card",
            "version",
            Integer.toString(card.version()),
            "validFrom",
            card.validFrom().toString()),
        step(
            match.ownPriority() ? "billing.step.price.priority" : "billing.step.price.all",
            "unitPrice",
            plain(match.unitPrice()),
            "currency",
            currency,
            "workType",
            task.workType(),
            "priority",
            Integer.toString(task.priority())),
        step(
            "billing.step.line",
            "quantity",
            Long.toString(place.quantity()),
            "unitPrice",
            plain(match.unitPrice()),
            "exact",
            plain(amount.exact().amount()),
            "rounded",
            amount.amount().amount().toPlainString(),
            "currency",
            currency),
        step(
            "billing.step.part",
            "position",
            Long.toString(place.position()),
            "quantity",
            Long.toString(place.quantity()),
            "billed",
            billed.billed().amount().toPlainString(),
            "currency",
            currency,
            "difference",
            (difference.signum() > 0 ? "+" : "") + plain(difference)));
  }

  /// Why a task that is not priced costs nothing.
  private static PriceTrace covered(TenantProfile client, MeteredTask task, String reason) {
    Money nothing = nothing(client);
    return new PriceTrace(
        billed(task, new LineAmount(1, nothing), 1),
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
        count.quantity(),
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

  private static BilledTask billed(MeteredTask task, LineAmount amount, long position) {
    return new BilledTask(
        task.id(),
        task.caseId(),
        task.reference(),
        task.completion(),
        task.outcome(),
        task.completedAt(),
        amount.unitPrice(),
        amount.part(position));
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
                count.quantity(),
                trimmed(match.unitPrice()),
                new LineAmount(count.quantity(), money(client, match)).amount()));
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
