package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows in ClickHouse's `RowBinary`: little-endian numbers, texts with their length before them.
///
/// A value that its column cannot hold is refused; {@link #undo} takes the half-written row back.
final class RowBuffer {

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2300-01-01T00:00:00Z");

  private byte[] bytes = new byte[64 * 1024];
  private int size;
  private int mark;
  private int rows;

  void begin() {
    mark = size;
  }

  void end() {
    rows++;
  }

  void undo() {
    size = mark;
  }

  int rows() {
    return rows;
  }

  void uint8(String column, long value) {
    refuseOutside(column, value, 0xffL);
    number(value, 1);
  }

  void uint16(String column, long value) {
    refuseOutside(column, value, 0xffffL);
    number(value, 2);
  }

  void uint32(String column, long value) {
    refuseOutside(column, value, 0xffff_ffffL);
    number(value, 4);
  }

  void uint64(String column, long value) {
    refuseOutside(column, value, Long.MAX_VALUE);
    number(value, 8);
  }

  void int64(long value) {
    number(value, 8);
  }

  /// A `Decimal` of up to 18 digits.
  void decimal64(String column, BigDecimal value, int digits) {
    try {
      int64(value.setScale(digits, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "column " + column + " must have at most " + digits + " decimals of 18 digits", e);
    }
  }

  void truth(boolean value) {
    number(value ? 1 : 0, 1);
  }

  void truthOrNull(@Nullable Boolean value) {
    truth(value == null);
    if (value != null) {
      truth(value);
    }
  }

  void text(@Nullable String value) {
    byte[] text = value == null ? new byte[0] : value.getBytes(UTF_8);
    length(text.length);
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void texts(Map<String, String> values) {
    length(values.size());
    values.forEach((key, value) -> {
      text(key);
      text(value);
    });
  }

  void moment(String column, Instant value) {
    if (value.isBefore(FIRST) || !value.isBefore(END)) {
      throw new IllegalArgumentException(
          "column " + column + " must be between the years 1900 and 2299");
    }
    int64(value.toEpochMilli());
  }

  void momentOrNull(String column, @Nullable Instant value) {
    truth(value == null);
    if (value != null) {
      moment(column, value);
    }
  }

  void uuid(UUID value) {
    int64(value.getMostSignificantBits());
    int64(value.getLeastSignificantBits());
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void length(int value) {
    int rest = value;
    while (rest > 0x7f) {
      number((rest & 0x7f) | 0x80, 1);
      rest >>>= 7;
    }
    number(rest, 1);
  }

  private void number(long value, int width) {
    room(width);
    for (int i = 0; i < width; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
  }

  private void room(int needed) {
    if (bytes.length - size < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + needed));
    }
  }

  private static void refuseOutside(String column, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("column " + column + " must be between 0 and " + most);
    }
  }
}
