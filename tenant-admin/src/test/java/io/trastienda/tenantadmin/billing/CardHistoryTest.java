package io.trastienda.tenantadmin.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardHistoryTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  @Test
  void begins_a_version_at_midnight_of_the_client() {
    CardHistory history = history(MADRID, card(1, "2016-01-01"), card(2, "2016-03-15"));

    assertThat(version(history, "2015-12-31T22:59:59.999Z")).isEmpty();
    assertThat(version(history, "2015-12-31T23:00:00Z")).contains(1);
    assertThat(version(history, "2016-03-14T22:59:59.999Z")).contains(1);
    assertThat(version(history, "2016-03-14T23:00:00Z")).contains(2);
  }

  /// On 2016-03-27 Madrid goes from +1 to +2 at 02:00: that day begins at 23:00 UTC, the next at
  /// 22:00. On 2016-10-30 it goes back: that day begins at 22:00, the next at 23:00.
  @Test
  void follows_the_change_of_clocks() {
    CardHistory history =
        history(
            MADRID,
            card(1, "2016-03-27"),
            card(2, "2016-03-28"),
            card(3, "2016-10-30"),
            card(4, "2016-10-31"));

    assertThat(version(history, "2016-03-26T23:00:00Z")).contains(1);
    assertThat(version(history, "2016-03-27T21:59:59Z")).contains(1);
    assertThat(version(history, "2016-03-27T22:00:00Z")).contains(2);
    assertThat(version(history, "2016-10-29T21:59:59Z")).contains(2);
    assertThat(version(history, "2016-10-29T22:00:00Z")).contains(3);
    assertThat(version(history, "2016-10-30T22:59:59Z")).contains(3);
    assertThat(version(history, "2016-10-30T23:00:00Z")).contains(4);
  }

  /// Beirut skips the hour from midnight on 2016-03-27: the day begins at 01:00 there.
  @Test
  void begins_a_day_without_midnight_at_its_first_hour() {
    CardHistory history = history(ZoneId.of("Asia/Beirut"), card(1, "2016-03-27"));

    assertThat(version(history, "2016-03-26T21:59:59Z")).isEmpty();
    assertThat(version(history, "2016-03-26T22:00:00Z")).contains(1);
  }

  @Test
  void cuts_a_month_where_versions_change() {
    CardHistory history =
        history(MADRID, card(1, "2016-03-10"), card(2, "2016-03-28"), card(3, "2016-04-01"));
    Period march = Period.of(YearMonth.of(2016, 3), MADRID);

    List<CardHistory.Span> spans = history.spans(march.start(), march.end());

    assertThat(spans)
        .containsExactly(
            new CardHistory.Span(null, at("2016-02-29T23:00:00Z"), at("2016-03-09T23:00:00Z")),
            new CardHistory.Span(
                card(1, "2016-03-10"), at("2016-03-09T23:00:00Z"), at("2016-03-27T22:00:00Z")),
            new CardHistory.Span(
                card(2, "2016-03-28"), at("2016-03-27T22:00:00Z"), at("2016-03-31T22:00:00Z")));
  }

  @Test
  void holds_a_version_that_began_before_the_month_or_with_it() {
    Period march = Period.of(YearMonth.of(2016, 3), MADRID);

    assertThat(history(MADRID).spans(march.start(), march.end()))
        .containsExactly(new CardHistory.Span(null, march.start(), march.end()));
    assertThat(
            history(MADRID, card(1, "2016-01-01"), card(2, "2016-03-01"))
                .spans(march.start(), march.end()))
        .containsExactly(new CardHistory.Span(card(2, "2016-03-01"), march.start(), march.end()));
  }

  @Test
  void prefers_the_price_that_names_the_priority() {
    RateCard card =
        new RateCard(
            1,
            LocalDate.of(2016, 1, 1),
            Currency.getInstance("EUR"),
            List.of(price("incident", null, "4.85"), price("incident", 1, "9.70")));

    assertThat(CardHistory.price(card, "incident", 1))
        .contains(new CardHistory.Match(new BigDecimal("9.70"), true));
    assertThat(CardHistory.price(card, "incident", 3))
        .contains(new CardHistory.Match(new BigDecimal("4.85"), false));
    assertThat(CardHistory.price(card, "collections", 1)).isEmpty();
  }

  private static CardHistory history(ZoneId zone, RateCard... cards) {
    return new CardHistory(List.of(cards), zone);
  }

  private static RateCard card(int version, String validFrom) {
    return new RateCard(
        version, LocalDate.parse(validFrom), Currency.getInstance("EUR"), List.of());
  }

  private static RateCard.Price price(String type, @Nullable Integer priority, String price) {
    return new RateCard.Price(type, priority, new BigDecimal(price));
  }

  private static Optional<Integer> version(CardHistory history, String instant) {
    return history.at(at(instant)).map(RateCard::version);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
