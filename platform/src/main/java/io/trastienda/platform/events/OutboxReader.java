package io.trastienda.platform.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The outbox as the relay's own role sees it, over one connection that holds the relay's lock.
///
/// It reads below the oldest running transaction only: rows of a transaction that commits late have
/// a lower place than rows that were visible before them.
final class OutboxReader implements LoneWorker.Session {

  /// The session lock that makes one relay the live one: "relay" in ASCII.
  static final long LOCK = 0x72656c6179L;

  private static final String NEXT =
      """
      select o.xid::text, o.id, o.tenant_id, o.type, o.key, o.payload, o.recorded_at
      from operator.outbox o
      where (o.xid, o.id) > (?::xid8, ?) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by o.xid, o.id
      limit ?
      """;

  private static final String ADVANCE =
      """
      update operator.relay_cursor
      set xid = ?::xid8, outbox_id = ?, moved_at = clock_timestamp()
      where epoch = ? and (xid, outbox_id) = (?::xid8, ?)
      """;

  private static final String COMPLETE =
      """
      update operator.relay_cursor c
      set complete_to = coalesce(
        (select min(o.recorded_at) from operator.outbox o where (o.xid, o.id) > (c.xid, c.outbox_id)),
        statement_timestamp())
      returning extract(epoch from clock_timestamp() - complete_to)
      """;

  private final Connection connection;

  private OutboxReader(Connection connection) {
    this.connection = connection;
  }

  static OutboxReader open(String url, @Nullable String user, @Nullable String password)
      throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "trastienda-relay");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    return new OutboxReader(DriverManager.getConnection(url, properties));
  }

  /// Tries to become the one live relay; the lock goes with the connection.
  @Override
  public boolean lock() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Gives the place of the last fact that was sent.
  ///
  /// @throws SQLException also if the database was restored and the epoch not raised
  FactHeaders cursor() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select epoch, xid::text, outbox_id, xid < pg_snapshot_xmax(pg_current_snapshot())"
                    + " from operator.relay_cursor")) {
      row.next();
      if (!row.getBoolean(4)) {
        throw new SQLException(
            "the relay's place lies in the future of this server: it was restored, so call"
                + " operator.begin_relay_epoch() once");
      }
      return new FactHeaders(
          row.getInt(1), Long.parseUnsignedLong(row.getString(2)), row.getLong(3), 0);
    }
  }

  List<OutboxRow> next(FactHeaders cursor, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, Long.toUnsignedString(cursor.xid()));
      statement.setLong(2, cursor.id());
      statement.setInt(3, limit);
      List<OutboxRow> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new OutboxRow(
                  new FactHeaders(
                      cursor.epoch(),
                      Long.parseUnsignedLong(row.getString(1)),
                      row.getLong(2),
                      row.getInt(3)),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getObject(7, OffsetDateTime.class).toInstant()));
        }
      }
      return found;
    }
  }

  /// Moves the place on.
  ///
  /// @throws SQLException also if somebody else moved it: then this relay is not the live one
  void advance(FactHeaders from, FactHeaders to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setString(1, Long.toUnsignedString(to.xid()));
      statement.setLong(2, to.id());
      statement.setInt(3, from.epoch());
      statement.setString(4, Long.toUnsignedString(from.xid()));
      statement.setLong(5, from.id());
      if (statement.executeUpdate() != 1) {
        throw new SQLException("the relay's place was moved by another relay");
      }
    }
  }

  /// Notes up to when everything committed is in Kafka, and gives how many seconds ago that was.
  double complete() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COMPLETE)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /// Makes and clears away partitions.
  void tend() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select operator.tend_outbox()");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /// One row of the outbox.
  record OutboxRow(
      FactHeaders place, String type, String key, String payload, Instant recordedAt) {}
}
