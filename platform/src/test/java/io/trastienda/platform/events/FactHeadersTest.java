package io.trastienda.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class FactHeadersTest {

  @Test
  void orders_by_epoch_then_transaction_then_number() {
    Set<FactHeaders> places =
        Set.of(
            new FactHeaders(2, 1, 1, 1),
            new FactHeaders(1, 6, 1, 1),
            new FactHeaders(1, 5, 9, 1),
            new FactHeaders(1, 5, 10, 1));

    assertThat(places.stream().sorted())
        .containsExactly(
            new FactHeaders(1, 5, 9, 1),
            new FactHeaders(1, 5, 10, 1),
            new FactHeaders(1, 6, 1, 1),
            new FactHeaders(2, 1, 1, 1));
  }

  @Test
  void reads_what_it_wrote_and_nothing_else() {
    FactHeaders place = new FactHeaders(3, 7_000_000_000L, 12, 42);

    assertThat(FactHeaders.of(new RecordHeaders(place.headers()))).contains(place);
    assertThat(FactHeaders.of(new RecordHeaders())).isEmpty();
    assertThat(FactHeaders.of(new RecordHeaders().add("relay-epoch", new byte[] {'x'}))).isEmpty();
  }
}
