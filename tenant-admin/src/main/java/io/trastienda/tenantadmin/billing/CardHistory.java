package io.trastienda.tenantadmin.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All versions of a client's rate card and the stretches of time in which each holds: from the
/// first instant of its first day in the client's zone to that of the next version's.
///
/// @param cards the versions, oldest first, their first days ascending
/// @param zone the client's zone
record CardHistory(List<RateCard> cards, ZoneId zone) {

  CardHistory {
    cards = List.copyOf(cards);
  }

  /// A stretch of time with one rate card, or without.
  ///
  /// @param card the version that holds, null before the first
  /// @param from its first instant
  /// @param to the first instant after it
  record Span(@Nullable RateCard card, Instant from, Instant to) {}

  /// What a rate card says of one kind of task.
  ///
  /// @param unitPrice the price, exact
  /// @param ownPriority whether the price names the priority, or holds for all without one
  record Match(BigDecimal unitPrice, boolean ownPriority) {}

  /// Cuts a stretch of time where versions change; the spans cover it without gaps, in order.
  List<Span> spans(Instant from, Instant to) {
    List<Span> spans = new ArrayList<>();
    RateCard card = null;
    Instant begin = from;
    for (RateCard next : cards) {
      Instant change = start(next);
      if (!change.isBefore(to)) {
        break;
      }
      if (change.isAfter(begin)) {
        spans.add(new Span(card, begin, change));
        begin = change;
      }
      card = next;
    }
    spans.add(new Span(card, begin, to));
    return spans;
  }

  /// The version that holds at an instant, empty before the first.
  Optional<RateCard> at(Instant instant) {
    return cards.reversed().stream().filter(card -> !start(card).isAfter(instant)).findFirst();
  }

  /// The price of a kind of task: the one that names its priority, else the one for all.
  static Optional<Match> price(RateCard card, String workType, int priority) {
    return find(card, workType, priority)
        .map(price -> new Match(price, true))
        .or(() -> find(card, workType, null).map(price -> new Match(price, false)));
  }

  private static Optional<BigDecimal> find(
      RateCard card, String workType, @Nullable Integer priority) {
    return card.prices().stream()
        .filter(price -> price.workType().equals(workType))
        .filter(price -> Objects.equals(price.priority(), priority))
        .map(RateCard.Price::unitPrice)
        .findFirst();
  }

  private Instant start(RateCard card) {
    return card.validFrom().atStartOfDay(zone).toInstant();
  }
}
