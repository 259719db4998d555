package io.trastienda.analytics.warehouse;

import io.trastienda.platform.events.FactHeaders;
import io.trastienda.platform.events.LoneWorker;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/// The ingest's memory in PostgreSQL, over the one connection that also holds its lock: an ingest
/// that lost the lock can write nothing more.
final class Ledger implements LoneWorker.Session {

  /// The session lock that makes one ingest the live one: "ingest" in ASCII.
  static final long LOCK = 0x696e67657374L;

  private final Connection connection;

  private Ledger(Connection connection) {
    this.connection = connection;
  }

  static Ledger open(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      connection.setAutoCommit(true);
      return new Ledger(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public boolean lock() {
    return ask("select pg_try_advisory_lock(" + LOCK + ")", row -> row.getBoolean(1)).getFirst();
  }

  /// Gives the last range of each partition of a topic.
  Map<Integer, Range> last(String topicId) {
    Map<Integer, Range> last = new HashMap<>();
    for (Range range :
        ranges(
            "select distinct on (part) * from operator.ingest_ledger where topic_id = '"
                + quoted(topicId)
                + "' order by part, from_off desc")) {
      last.put(range.part(), range);
    }
    return last;
  }

  /// Gives the place after which a range began: that of the range before it.
  FactHeaders placeBefore(Range range) {
    List<Range> before =
        ranges(
            "select * from operator.ingest_ledger where topic_id = '"
                + quoted(range.topicId())
                + "' and part = "
                + range.part()
                + " and from_off < "
                + range.from()
                + " order by from_off desc limit 1");
    return before.isEmpty() ? FactHeaders.BEGINNING : before.getFirst().last();
  }

  /// Gives the batches that were begun and not ended, each with its ranges in order.
  Map<UUID, List<Range>> pending() {
    Map<UUID, List<Range>> batches = new LinkedHashMap<>();
    for (Range range :
        ranges("select * from operator.ingest_ledger where state = 'P' order by at, batch, part")) {
      batches.computeIfAbsent(range.batch(), batch -> new ArrayList<>()).add(range);
    }
    return batches;
  }

  /// Writes a batch down before it is inserted, and the records of it that are no facts.
  void begin(List<Range> ranges, List<DeadLetter> dead) {
    inTransaction(() -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into operator.ingest_ledger
                (topic_id, part, from_off, to_off, batch, epoch, last_xid, last_id, rows, state)
              select topic_id, part, from_off, to_off, ?, epoch, last_xid::xid8, last_id, rows, 'P'
              from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as r(topic_id, part, from_off, to_off, epoch, last_xid, last_id, rows)
              """)) {
        statement.setObject(1, ranges.getFirst().batch());
        statement.setArray(2, array("text", ranges, Range::topicId));
        statement.setArray(3, array("int4", ranges, Range::part));
        statement.setArray(4, array("int8", ranges, Range::from));
        statement.setArray(5, array("int8", ranges, Range::to));
        statement.setArray(6, array("int4", ranges, range -> range.last().epoch()));
        statement.setArray(
            7, array("text", ranges, range -> Long.toUnsignedString(range.last().xid())));
        statement.setArray(8, array("int8", ranges, range -> range.last().id()));
        statement.setArray(9, array("int4", ranges, Range::rows));
        statement.executeUpdate();
      }
      bury(dead);
    });
  }

  private void bury(List<DeadLetter> dead) throws SQLException {
    if (dead.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into operator.dead_letter (topic_id, part, off, topic, reason, bytes)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      for (DeadLetter letter : dead) {
        statement.setString(1, letter.topicId());
        statement.setInt(2, letter.part());
        statement.setLong(3, letter.offset());
        statement.setString(4, letter.topic());
        statement.setString(5, letter.reason());
        statement.setInt(6, letter.bytes());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Marks a batch done: this is what moves the position on.
  void done(UUID batch) {
    mark(batch, "D");
  }

  /// Marks a batch lost: its topic is gone, and with it the records.
  void lost(UUID batch) {
    mark(batch, "L");
  }

  private void mark(UUID batch, String state) {
    update(
        "update operator.ingest_ledger set state = '"
            + state
            + "', at = clock_timestamp() where state = 'P' and batch = '"
            + batch
            + "'");
  }

  /// Forgets what was done long ago, but for the last range of each partition.
  void prune() {
    update(
        """
        delete from operator.ingest_ledger old
        where state <> 'P' and at < now() - interval '1 day'
          and exists (select from operator.ingest_ledger later
            where (later.topic_id, later.part) = (old.topic_id, old.part)
              and later.from_off > old.from_off and later.state = 'D' and later.at < now() - interval '1 hour')
        """);
  }

  /// Gives up to when the relay has brought everything to Kafka.
  Instant relayedTo() {
    return ask(
            "select greatest(complete_to, 'epoch') from operator.relay_cursor",
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .getFirst();
  }

  /// Notes up to when everything is in ClickHouse.
  void completeTo(Instant at) {
    run(
        "update operator.ingest_progress set complete_to = ?",
        statement -> {
          statement.setObject(1, at.atOffset(ZoneOffset.UTC));
          return statement.executeUpdate();
        });
  }

  Map<String, Migration> migrations() {
    Map<String, Migration> found = new HashMap<>();
    ask(
            "select version, checksum, state from operator.warehouse_migration",
            row -> new Migration(row.getString(1), row.getString(2), "D".equals(row.getString(3))))
        .forEach(migration -> found.put(migration.version(), migration));
    return found;
  }

  void migrating(String version, String checksum) {
    run(
        "insert into operator.warehouse_migration (version, checksum, state) values (?, ?, 'P')"
            + " on conflict (version) do nothing",
        statement -> {
          statement.setString(1, version);
          statement.setString(2, checksum);
          return statement.executeUpdate();
        });
  }

  void migrated(String version, long millis) {
    run(
        "update operator.warehouse_migration set state = 'D', ms = ?, at = clock_timestamp()"
            + " where version = ?",
        statement -> {
          statement.setLong(1, millis);
          statement.setString(2, version);
          return statement.executeUpdate();
        });
  }

  /// Forgets everything, for a ClickHouse that lost everything.
  void forget() {
    inTransaction(() -> {
      update("delete from operator.warehouse_migration");
      update("delete from operator.ingest_ledger");
      update("update operator.ingest_progress set complete_to = '-infinity'");
    });
  }

  /// Gives the connection back; the lock ends with it, even where a pool keeps the session.
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (connection.isValid(2)) {
        update("select pg_advisory_unlock_all()");
      }
    }
  }

  private List<Range> ranges(String sql) {
    return ask(
        sql,
        row ->
            new Range(
                row.getString("topic_id"),
                row.getInt("part"),
                row.getLong("from_off"),
                row.getLong("to_off"),
                row.getObject("batch", UUID.class),
                new FactHeaders(
                    row.getInt("epoch"),
                    Long.parseUnsignedLong(row.getString("last_xid")),
                    row.getLong("last_id"),
                    0),
                row.getInt("rows"),
                "P".equals(row.getString("state").strip())));
  }

  private Array array(String type, List<Range> ranges, Function<Range, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, ranges.stream().map(value).toArray());
  }

  private void inTransaction(Work work) {
    try {
      connection.setAutoCommit(false);
      try {
        work.run();
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void update(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void run(String sql, Step step) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      step.on(statement);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private <T> List<T> ask(String sql, Reading<T> reading) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(reading.of(row));
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static DataAccessResourceFailureException failure(SQLException cause) {
    return new DataAccessResourceFailureException("the ledger does not answer", cause);
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  private interface Work {
    void run() throws SQLException;
  }

  private interface Step {
    int on(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// Records of one partition from one offset to another, both inclusive, as part of a batch.
  ///
  /// @param last the place of the last fact that was kept, up to here
  /// @param rows how many of the records became rows, from 0
  /// @param pending whether the batch may not be in ClickHouse yet
  record Range(
      String topicId,
      int part,
      long from,
      long to,
      UUID batch,
      FactHeaders last,
      int rows,
      boolean pending) {

    /// The name under which ClickHouse knows that it has this range.
    String token() {
      return topicId + ":" + part + ":" + from + "-" + to;
    }
  }

  /// A record that is no fact we know.
  record DeadLetter(
      String topicId, String topic, int part, long offset, String reason, int bytes) {}

  /// A statement that ClickHouse was given.
  record Migration(String version, String checksum, boolean done) {}
}
