package io.trastienda.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowBufferTest {

  private final RowBuffer rows = new RowBuffer();

  @Test
  void writes_numbers_with_the_lowest_byte_first() {
    rows.uint8("a", 255);
    rows.uint16("b", 0x1234);
    rows.uint32("c", 0xfedcba98L);
    rows.int64(-2);

    assertThat(rows.toBytes())
        .containsExactly(
            255, 0x34, 0x12, 0x98, 0xba, 0xdc, 0xfe, 0xfe, 255, 255, 255, 255, 255, 255, 255);
  }

  @Test
  void writes_texts_after_their_length_in_bytes() {
    rows.text("ñ");
    rows.text(null);
    rows.text("x".repeat(300));

    byte[] bytes = rows.toBytes();
    assertThat(bytes).startsWith(2, 0xc3, 0xb1, 0, 0xac, 0x02, 'x');
    assertThat(bytes).hasSize(3 + 1 + 2 + 300);
  }

  @Test
  void writes_a_map_as_its_size_and_its_pairs() {
    rows.texts(new TreeMap<>(Map.of("b", "", "a", "ñ")));
    rows.texts(Map.of());

    assertThat(rows.toBytes()).containsExactly(2, 1, 'a', 2, 0xc3, 0xb1, 1, 'b', 0, 0);
  }

  @Test
  void writes_moments_as_milliseconds_and_the_lack_of_one_as_a_flag() {
    rows.moment("at", Instant.ofEpochMilli(258));
    rows.momentOrNull("due", null);
    rows.truthOrNull(true);
    rows.truthOrNull(null);

    assertThat(rows.toBytes()).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1);
  }

  @Test
  void writes_the_high_half_of_a_uuid_first() {
    rows.uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));

    assertThat(rows.toBytes())
        .containsExactly(
            0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 0x00, 0xff, 0xee, 0xdd, 0xcc, 0xbb, 0xaa,
            0x99, 0x88);
  }

  @Test
  void refuses_what_a_column_cannot_hold_and_takes_the_row_back() {
    rows.begin();
    rows.uint8("a", 1);

    assertThatThrownBy(() -> rows.uint8("priority", 256)).hasMessageContaining("priority");
    assertThatThrownBy(() -> rows.uint32("seq", -1)).hasMessageContaining("seq");
    assertThatThrownBy(() -> rows.moment("at", Instant.parse("2300-01-01T00:00:00Z")))
        .hasMessageContaining("2299");
    rows.undo();

    assertThat(rows.toBytes()).isEmpty();
    assertThat(rows.rows()).isZero();
  }
}
