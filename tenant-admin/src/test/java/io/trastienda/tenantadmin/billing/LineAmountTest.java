package io.trastienda.tenantadmin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineAmountTest {

  private static final Currency EURO = Currency.getInstance("EUR");

  /// Worked example: 7 tasks at 1.235 are 8.645, billed 8.65: 7 times 1.23 is 8.61, so the first
  /// four get a cent more.
  @Test
  void rounds_the_line_once_and_shares_out_its_cents() {
    LineAmount line = line(7, "1.235");

    List<String> parts = parts(line).stream().map(part -> part.amount().toPlainString()).toList();

    assertThat(line.exact().amount()).isEqualByComparingTo("8.645");
    assertThat(line.amount().amount()).isEqualByComparingTo("8.65");
    assertThat(parts).containsExactly("1.24", "1.24", "1.24", "1.24", "1.23", "1.23", "1.23");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.00",
    "1, 0.004999999, 0.00",
    "1, 0.005, 0.01",
    "3, 0.333333333, 1.00",
    "7652, 4.85, 37112.20",
    "100000, 0.000000001, 0.00",
    "100000, 3.724999999, 372500.00"
  })
  void bills_quantity_times_price(int quantity, String price, String billed) {
    LineAmount line = line(quantity, price);

    assertThat(line.amount().amount()).isEqualByComparingTo(billed);
    assertThat(sum(parts(line))).isEqualByComparingTo(billed);
  }

  @Test
  void gives_the_same_parts_as_the_largest_remainder_method() {
    SplittableRandom random = new SplittableRandom(20261122);
    for (int i = 0; i < 2_000; i++) {
      int quantity = random.nextInt(1, 120);
      int scale = random.nextInt(0, 10);
      Currency currency = Currency.getInstance(List.of("EUR", "JPY", "TND").get(random.nextInt(3)));
      Money price =
          new Money(BigDecimal.valueOf(random.nextLong(0, 5_000_000_000L), scale), currency);
      LineAmount line = line(Collections.nCopies(quantity, BigDecimal.ONE), price);

      List<Money> expected = line.exact().allocate(Collections.nCopies(quantity, price.amount()));

      assertThat(parts(line)).as("%s x %s", quantity, price).isEqualTo(expected);
      assertThat(sum(parts(line))).isEqualByComparingTo(line.amount().amount());
    }
  }

  @Test
  void shares_out_the_cents_of_tasks_that_count_units_of_their_own() {
    SplittableRandom random = new SplittableRandom(20261123);
    for (int i = 0; i < 1_000; i++) {
      Money price =
          new Money(
              BigDecimal.valueOf(random.nextLong(0, 5_000_000_000L), random.nextInt(0, 10)), EURO);
      List<BigDecimal> counted =
          random
              .ints(random.nextInt(1, 60), 0, 40)
              .mapToObj(units -> BigDecimal.valueOf(units, random.nextInt(0, 3)))
              .toList();
      List<BigDecimal> shares = counted.stream().map(units -> price.times(units).amount()).toList();
      LineAmount line = line(counted, price);

      List<Money> parts = new ArrayList<>();
      for (int at = 0; at < counted.size(); at++) {
        parts.add(line.part(counted.get(at), rank(shares, at)));
      }

      assertThat(parts).as("%s x %s", counted, price).isEqualTo(line.exact().allocate(shares));
      assertThat(sum(parts)).isEqualByComparingTo(line.amount().amount());
    }
  }

  @Test
  void refuses_a_place_outside_the_line() {
    LineAmount line = line(3, "1");

    assertThatThrownBy(() -> line.part(BigDecimal.ONE, 0))
        .hasMessage("rank must be 1 to 3, but is 0");
    assertThatThrownBy(() -> line.part(BigDecimal.ONE, 4))
        .hasMessage("rank must be 1 to 3, but is 4");
    assertThatThrownBy(() -> line(0, "1")).hasMessage("tasks must be at least 1, but is 0");
  }

  private static LineAmount line(int quantity, String price) {
    return line(
        Collections.nCopies(quantity, BigDecimal.ONE), new Money(new BigDecimal(price), EURO));
  }

  private static LineAmount line(List<BigDecimal> counted, Money price) {
    return new LineAmount(
        counted.size(),
        counted.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
        counted.stream()
            .map(units -> LineAmount.least(price.times(units)))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        price);
  }

  private static List<Money> parts(LineAmount line) {
    return LongStream.rangeClosed(1, line.tasks())
        .mapToObj(rank -> line.part(BigDecimal.ONE, rank))
        .toList();
  }

  /// The place of a share by what is cut off of it, the earlier first among equals.
  private static long rank(List<BigDecimal> shares, int at) {
    BigDecimal own = remainder(shares.get(at));
    return 1
        + IntStream.range(0, shares.size())
            .filter(other -> {
              int order = remainder(shares.get(other)).compareTo(own);
              return order > 0 || (order == 0 && other < at);
            })
            .count();
  }

  private static BigDecimal remainder(BigDecimal share) {
    return share.subtract(share.setScale(2, RoundingMode.FLOOR));
  }

  private static BigDecimal sum(List<Money> parts) {
    return parts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
