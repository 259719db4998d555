package io.trastienda.platform.tenancy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What a transaction writes at its very end, all in one round trip: rows that nobody reads before
/// the commit. They stand in the transaction like any other, and what the database refuses of them
/// refuses the whole.
@Component
public class LastWrites {

  private final JdbcTemplate jdbc;

  LastWrites(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Rows of one kind that gather until the end.
  public interface Rows {

    /// Adds the statement that writes them.
    void addTo(Together last);
  }

  /// Keeps a statement for the end of the running transaction.
  ///
  /// @throws IllegalStateException if there is none
  public void add(String statement, @Nullable Object... bound) {
    waiting().rows.add(last -> last.add(statement, bound));
  }

  /// Gives the rows of one kind that the running transaction has gathered, at first fresh ones.
  ///
  /// @throws IllegalStateException if there is none
  public <T extends Rows> T gathered(Class<T> kind, Supplier<T> fresh) {
    Waiting waiting = waiting();
    for (Rows rows : waiting.rows) {
      if (kind.isInstance(rows)) {
        return kind.cast(rows);
      }
    }
    T begun = fresh.get();
    waiting.rows.add(begun);
    return begun;
  }

  /// Writes what the ending transaction has gathered.
  void write() {
    Waiting waiting = found();
    if (waiting != null) {
      Together last = new Together();
      waiting.rows.forEach(rows -> rows.addTo(last));
      waiting.rows.clear();
      last.send(jdbc);
    }
  }

  private static Waiting waiting() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("there is no transaction at whose end to write");
    }
    Waiting waiting = found();
    if (waiting == null) {
      waiting = new Waiting();
      TransactionSynchronizationManager.registerSynchronization(waiting);
    }
    return waiting;
  }

  private static @Nullable Waiting found() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      for (TransactionSynchronization one :
          TransactionSynchronizationManager.getSynchronizations()) {
        if (one instanceof Waiting waiting) {
          return waiting;
        }
      }
    }
    return null;
  }

  /// Bound to its transaction: a suspended one takes it along, one rolled back forgets it.
  private static final class Waiting implements TransactionSynchronization {

    private final List<Rows> rows = new ArrayList<>();
  }
}
