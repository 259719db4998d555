package io.trastienda.analytics.warehouse;

import io.trastienda.analytics.warehouse.Ledger.DeadLetter;
import io.trastienda.analytics.warehouse.Ledger.Range;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactHeaders;
import io.trastienda.platform.events.FactJson;
import io.trastienda.platform.events.FactTopic;
import io.trastienda.platform.events.UnreadableFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Records of one topic on their way into one insert: the same records always make the same rows.
///
/// Within a partition a record whose place is not after the last one kept is one that the relay
/// sent twice, and is dropped.
final class Batch {

  private final FactTopic family;
  private final String topicId;
  private final Map<Integer, FactHeaders> places;
  private final TreeMap<Integer, long[]> offsets = new TreeMap<>();
  private final TreeMap<Integer, RowBuffer> rows = new TreeMap<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private int records;
  private int repeated;

  /// @param places the last place kept in each partition; moves on with the batch
  Batch(FactTopic family, String topicId, Map<Integer, FactHeaders> places) {
    this.family = family;
    this.topicId = topicId;
    this.places = places;
  }

  void add(ConsumerRecord<byte[], byte[]> each) {
    int part = each.partition();
    long[] range = offsets.computeIfAbsent(part, p -> new long[] {each.offset(), each.offset()});
    range[1] = each.offset();
    records++;
    byte[] value = each.value();
    FactHeaders place = FactHeaders.of(each.headers()).orElse(null);
    if (place == null || value == null) {
      bury(each, "record must carry a place and a value");
      return;
    }
    if (place.compareTo(places.getOrDefault(part, FactHeaders.BEGINNING)) <= 0) {
      repeated++;
      return;
    }
    places.put(part, place);
    try {
      Fact fact = FactJson.read(value);
      if (fact.tenant().value() != place.tenant()) {
        throw new IllegalArgumentException("fact must be of the client in its headers");
      }
      FactRows.write(
          family,
          fact,
          Instant.ofEpochMilli(each.timestamp()),
          part,
          each.offset(),
          rows.computeIfAbsent(part, p -> new RowBuffer()));
    } catch (UnreadableFact | IllegalArgumentException e) {
      bury(each, e.getMessage());
    }
  }

  private void bury(ConsumerRecord<byte[], byte[]> each, @Nullable String reason) {
    int bytes = each.value() == null ? 0 : each.value().length;
    dead.add(
        new DeadLetter(
            topicId,
            each.topic(),
            each.partition(),
            each.offset(),
            reason == null ? "record must be a fact" : reason,
            bytes));
  }

  boolean isEmpty() {
    return records == 0;
  }

  int records() {
    return records;
  }

  int repeated() {
    return repeated;
  }

  int rows() {
    return rows.values().stream().mapToInt(RowBuffer::rows).sum();
  }

  List<DeadLetter> dead() {
    return dead;
  }

  List<Range> ranges() {
    UUID batch = UUID.randomUUID();
    return offsets.entrySet().stream()
        .map(entry -> {
          RowBuffer written = rows.get(entry.getKey());
          return new Range(
              topicId,
              entry.getKey(),
              entry.getValue()[0],
              entry.getValue()[1],
              batch,
              places.getOrDefault(entry.getKey(), FactHeaders.BEGINNING),
              written == null ? 0 : written.rows(),
              true);
        })
        .toList();
  }

  /// Inserts the rows of all partitions at once.
  void insertInto(ClickHouse clickHouse, List<Range> ranges) {
    if (rows() > 0) {
      clickHouse.insert(
          FactRows.table(family),
          FactRows.columns(family),
          List.copyOf(rows.values()),
          ranges.stream().map(Range::token).collect(Collectors.joining(",")));
    }
  }
}
