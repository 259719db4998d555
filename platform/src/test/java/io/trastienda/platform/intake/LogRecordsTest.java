package io.trastienda.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogRecordsTest {

  private static final int LIMIT = 1024 * 1024;

  @Test
  void reads_values_in_quotes_and_over_several_lines() {
    List<LogRecord> rows = all(bytes("a,b\r\n\"x, y\",\"two\nlines \"\"so\"\"\"\n\n5\" pipe,z"));

    assertThat(rows).extracting(LogRecord::row).containsExactly(0L, 1L, 2L);
    assertThat(rows.get(0).values()).containsExactly("a", "b");
    assertThat(rows.get(1).values()).containsExactly("x, y", "two\nlines \"so\"");
    assertThat(rows.get(2).values()).containsExactly("5\" pipe", "z");
  }

  @Test
  void passes_over_the_byte_order_mark() {
    List<LogRecord> rows = all(bytes("\uFEFFnumber,state\n1,New\n"));

    assertThat(rows.getFirst().values()).containsExactly("number", "state");
  }

  @Test
  void reads_gzip_by_its_first_bytes() {
    List<LogRecord> rows = all(gzip("a,b\n1,2\n"));

    assertThat(rows.get(1).values()).containsExactly("1", "2");
  }

  @Test
  void refuses_gzip_that_is_cut_off() {
    byte[] whole = gzip("a,b\n" + "1,2\n".repeat(10_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> all(half))
        .isInstanceOf(InvalidFile.class)
        .hasMessage("file must be a whole gzip file, but is 'cut off'");
  }

  @Test
  void names_the_row_that_is_not_utf8_and_goes_on() {
    byte[] file = bytes("a,b\nx,?\ny,2\n");
    file[6] = (byte) 0xE9;

    List<LogRecord> rows = all(file);

    assertThat(Objects.requireNonNull(rows.get(1).fault()).reason())
        .isEqualTo("row must be UTF-8, but is not at its byte 3");
    assertThat(rows.get(2).values()).containsExactly("y", "2");
  }

  @Test
  void refuses_characters_after_closed_quotes() {
    List<LogRecord> rows = all(bytes("a,b\n\"x\"y,2\n\"z\",3\n"));

    assertThat(Objects.requireNonNull(rows.get(1).fault()).key()).isEqualTo("intake.row.quotes");
    assertThat(rows.get(2).values()).containsExactly("z", "3");
  }

  @Test
  void refuses_a_line_of_200_megabytes_without_holding_it() throws IOException {
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(bytes("a,b\n1,2\n")),
                    new Repeated('x', 200L * 1024 * 1024),
                    new ByteArrayInputStream(bytes("\n3,4\n")))));
    LogRecords records = new LogRecords(file, ',', LIMIT);
    records.next();
    records.next();
    long before = used();

    LogRecord line = Objects.requireNonNull(records.next());

    assertThat(Objects.requireNonNull(line.fault()).reason())
        .isEqualTo("row must have at most 1048576 bytes, but has more");
    assertThat(line.row()).isEqualTo(2);
    assertThat(used() - before).isLessThan(8L * 1024 * 1024);
    assertThat(Objects.requireNonNull(records.next()).values()).containsExactly("3", "4");
    assertThat(records.next()).isNull();
  }

  @Test
  void counts_rows_as_it_reads_them() {
    String file = "a,b\n1,2\n\n\"x\ny\",3\n" + "z".repeat(50) + "\n4,5";

    assertThat(new LogRecords(new ByteArrayInputStream(bytes(file)), ',', 20).count()).isEqualTo(5);
  }

  private static List<LogRecord> all(byte[] file) {
    LogRecords records = new LogRecords(new ByteArrayInputStream(file), ',', LIMIT);
    List<LogRecord> rows = new ArrayList<>();
    for (LogRecord row = records.next(); row != null; row = records.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  private static long used() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// One character very often.
  private static final class Repeated extends InputStream {

    private final byte what;
    private long left;

    Repeated(char what, long times) {
      this.what = (byte) what;
      this.left = times;
    }

    @Override
    public int read() {
      return left-- > 0 ? what : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int taken = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + taken, what);
      left -= taken;
      return taken;
    }
  }
}
