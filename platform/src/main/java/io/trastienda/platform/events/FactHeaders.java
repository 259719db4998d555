package io.trastienda.platform.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/// What a record of a fact says beside the fact: its place in the relay's order, and its client.
///
/// The relay sends in this order and may send again what it sent: within a partition, whoever keeps
/// the last place it took drops every record that is not after it.
///
/// @param epoch the relay's epoch, from 1; it rises when the database is restored
/// @param xid number of the transaction that wrote the fact
/// @param id number of the row in the outbox
/// @param tenant number of the client, from 1
public record FactHeaders(int epoch, long xid, long id, int tenant)
    implements Comparable<FactHeaders> {

  /// Before everything.
  public static final FactHeaders BEGINNING = new FactHeaders(0, 0, 0, 0);

  private static final String EPOCH = "relay-epoch";
  private static final String XID = "outbox-xid";
  private static final String ID = "outbox-id";
  private static final String TENANT = "tenant";

  /// Reads the headers of a record, empty if the relay did not write them.
  public static Optional<FactHeaders> of(Headers headers) {
    try {
      return Optional.of(
          new FactHeaders(
              Math.toIntExact(number(headers, EPOCH)),
              number(headers, XID),
              number(headers, ID),
              Math.toIntExact(number(headers, TENANT))));
    } catch (NumberFormatException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  List<Header> headers() {
    return List.of(header(EPOCH, epoch), header(XID, xid), header(ID, id), header(TENANT, tenant));
  }

  /// Compares places in the relay's order; the client plays no part in it.
  @Override
  public int compareTo(FactHeaders other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byTransaction = Long.compareUnsigned(xid, other.xid);
    return byTransaction != 0 ? byTransaction : Long.compare(id, other.id);
  }

  private static long number(Headers headers, String key) {
    Header header = headers.lastHeader(key);
    if (header == null || header.value() == null) {
      throw new NumberFormatException(key);
    }
    return Long.parseUnsignedLong(new String(header.value(), US_ASCII));
  }

  private static Header header(String key, long value) {
    return new RecordHeader(key, Long.toUnsignedString(value).getBytes(US_ASCII));
  }
}
