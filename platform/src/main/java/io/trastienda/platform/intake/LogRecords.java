package io.trastienda.platform.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.trastienda.platform.Phrase;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a log row by row, plain or in gzip, and never holds more of it than one row of the longest
/// allowed length: a longer one is passed over to its end and refused. Empty lines do not count.
final class LogRecords {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int BUFFER = 64 * 1024;

  /// Where the reader is inside a row: a line break ends the row unless it stands in quotes.
  private enum Place {
    AT_START_OF_VALUE,
    IN_VALUE,
    IN_QUOTES,
    AFTER_QUOTE
  }

  private final InputStream bytes;
  private final byte delimiter;
  private final int limit;
  private final CsvReader.CsvReaderBuilder csv;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  private final byte[] buffer = new byte[BUFFER];
  private int bufferAt;
  private int bufferEnd;
  private byte[] held = new byte[1024];
  private int heldBytes;
  private long nextRow;

  /// Opens a log.
  ///
  /// @param limit the bytes that a row may have
  /// @throws InvalidFile if it begins like gzip and is none
  LogRecords(InputStream file, char delimiter, int limit) {
    this.delimiter = (byte) delimiter;
    this.limit = limit;
    this.csv = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false);
    try {
      this.bytes = withoutMark(unpacked(file));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Reads the next row, null after the last.
  ///
  /// @throws InvalidFile if the file breaks off
  @Nullable LogRecord next() {
    try {
      boolean fits = hold();
      while (fits && heldBytes == 0 && !atEnd()) {
        fits = hold();
      }
      if (fits && heldBytes == 0) {
        return null;
      }
      long row = nextRow++;
      return fits ? parse(row) : new LogRecord(row, List.of(), RowFault.tooLong(row, limit));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Passes over everything that is left and counts its rows.
  long count() {
    try {
      long rows = 0;
      while (!atEnd()) {
        boolean fits = hold();
        if (!fits || heldBytes > 0) {
          rows++;
        }
      }
      return rows;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Takes one row's bytes, without its line break.
  ///
  /// @return false if it is too long: then it is passed over
  private boolean hold() throws IOException {
    heldBytes = 0;
    Place place = Place.AT_START_OF_VALUE;
    while (!atEnd()) {
      byte at = buffer[bufferAt++];
      if (at == '\n' && place != Place.IN_QUOTES) {
        break;
      }
      if (heldBytes == limit) {
        return passOver(at);
      }
      if (heldBytes == held.length) {
        held = Arrays.copyOf(held, Math.min(limit, held.length * 2));
      }
      held[heldBytes++] = at;
      place = after(place, at);
    }
    if (heldBytes > 0 && held[heldBytes - 1] == '\r') {
      heldBytes--;
    }
    return true;
  }

  private boolean passOver(byte last) throws IOException {
    byte at = last;
    while (at != '\n' && !atEnd()) {
      at = buffer[bufferAt++];
    }
    return false;
  }

  private Place after(Place place, byte at) {
    return switch (place) {
      case AT_START_OF_VALUE ->
          at == '"' ? Place.IN_QUOTES : at == delimiter ? Place.AT_START_OF_VALUE : Place.IN_VALUE;
      case IN_VALUE -> at == delimiter ? Place.AT_START_OF_VALUE : Place.IN_VALUE;
      case IN_QUOTES -> at == '"' ? Place.AFTER_QUOTE : Place.IN_QUOTES;
      case AFTER_QUOTE ->
          at == '"' ? Place.IN_QUOTES : at == delimiter ? Place.AT_START_OF_VALUE : Place.IN_VALUE;
    };
  }

  private boolean atEnd() throws IOException {
    if (bufferAt < bufferEnd) {
      return false;
    }
    bufferAt = 0;
    bufferEnd = Math.max(0, bytes.readNBytes(buffer, 0, buffer.length));
    return bufferEnd == 0;
  }

  private LogRecord parse(long row) {
    ByteBuffer source = ByteBuffer.wrap(held, 0, heldBytes);
    String text;
    try {
      CharBuffer decoded = utf8.decode(source);
      text = decoded.toString();
    } catch (CharacterCodingException _) {
      return new LogRecord(row, List.of(), RowFault.notUtf8(row, source.position() + 1));
    }
    // PostgreSQL's text holds every character but this one.
    int zero = text.indexOf('\u0000');
    if (zero >= 0) {
      return new LogRecord(row, List.of(), RowFault.notUtf8(row, zero + 1));
    }
    try {
      return new LogRecord(row, csv.ofSingleCsvRecord(text).getFields(), null);
    } catch (CsvParseException _) {
      return new LogRecord(row, List.of(), RowFault.quotes(row, text));
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    PushbackInputStream start = new PushbackInputStream(file, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return gzip ? new GZIPInputStream(start, BUFFER) : start;
  }

  private static InputStream withoutMark(InputStream text) throws IOException {
    PushbackInputStream start = new PushbackInputStream(text, BYTE_ORDER_MARK.length);
    byte[] first = start.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
      start.unread(first);
    }
    return start;
  }

  private static InvalidFile unreadable(IOException e) {
    InvalidFile refused =
        switch (e) {
          case EOFException _ ->
              new InvalidFile(
                  Phrase.of("file"), Phrase.of("a whole gzip file"), Phrase.of("cut off"));
          case ZipException _ ->
              new InvalidFile(
                  Phrase.of("file"), Phrase.of("a whole gzip file"), Phrase.of("damaged"));
          default ->
              new InvalidFile(
                  Phrase.of("file"),
                  Phrase.of("readable to its end"),
                  e.getClass().getSimpleName());
        };
    refused.initCause(e);
    return refused;
  }
}
