package io.trastienda.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Statements that go to the database in one round trip, in their order. What they return is not
/// read.
public final class Together {

  private final StringBuilder sql = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  /// A value that is an array.
  ///
  /// @param type of its elements, as PostgreSQL calls it
  /// @param elements in their order; instants and enum constants are written as text
  public record Column(String type, List<? extends @Nullable Object> elements) {}

  /// Adds a statement.
  ///
  /// @param statement one statement with a `?` for each value
  /// @param bound numbers, text, instants, UUIDs, columns or null
  public void add(String statement, @Nullable Object... bound) {
    sql.append(sql.isEmpty() ? "" : ";\n").append(statement.strip());
    for (Object value : bound) {
      values.add(value);
    }
  }

  /// Sends what was added on the running transaction's connection.
  public void send(JdbcTemplate jdbc) {
    if (sql.isEmpty()) {
      return;
    }
    jdbc.update(this::prepared);
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    int place = 1;
    for (Object value : values) {
      switch (value) {
        case Column column -> statement.setArray(place, array(connection, column));
        case Instant at -> statement.setObject(place, at.atOffset(ZoneOffset.UTC));
        case null, default -> statement.setObject(place, value);
      }
      place++;
    }
    return statement;
  }

  private static java.sql.Array array(Connection connection, Column column) throws SQLException {
    return connection.createArrayOf(
        column.type(),
        column.elements().stream()
            .map(one -> one instanceof Instant || one instanceof Enum<?> ? one.toString() : one)
            .toArray());
  }
}
