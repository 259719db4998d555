package io.trastienda.platform.events;

import io.trastienda.platform.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets screens hear of what moves the floor and is no fact: a claim, a release, who is on queue.
///
/// A hint names clients and nothing else, and is lost without harm. It reaches the screens of this
/// node through {@link LiveFeed} and those of the other nodes by PostgreSQL's `NOTIFY`, sent by a
/// connection of its own and gathered first: inside the transactions of the work a notification
/// would make their commits queue up.
@Component
public class LiveHints implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveHints.class);
  private static final String CHANNEL = "trastienda_hints";
  private static final Duration GATHER = Duration.ofMillis(100);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(,[0-9]{1,9})*");
  private static final int MOST = 500;

  private final LiveFeed feed;
  private final @Nullable JdbcConnectionDetails database;
  private final LinkedBlockingQueue<Integer> told = new LinkedBlockingQueue<>();

  private @Nullable Thread thread;
  private volatile boolean stopping;

  LiveHints(LiveFeed feed, ObjectProvider<JdbcConnectionDetails> database) {
    this.feed = feed;
    this.database = database.getIfAvailable();
  }

  /// Hints at clients, after the commit if a transaction runs.
  public void tell(Collection<TenantId> tenants) {
    List<Integer> numbers = tenants.stream().map(TenantId::value).toList();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              told.addAll(numbers);
            }
          });
    } else {
      told.addAll(numbers);
    }
  }

  @Override
  public synchronized void start() {
    stopping = false;
    thread = Thread.ofPlatform().name("trastienda-live-hints").daemon().start(this::run);
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping = true;
    try {
      if (!running.join(Duration.ofSeconds(5))) {
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (!stopping) {
      try {
        JdbcConnectionDetails details = database;
        if (details == null) {
          pass(null, AGAIN);
        } else {
          try (Connection connection =
              DriverManager.getConnection(
                  details.getJdbcUrl(), details.getUsername(), details.getPassword())) {
            listen(connection);
            pass(connection, Duration.ofDays(1));
          } catch (SQLException e) {
            if (!stopping) {
              log.warn("Hints stay on this node until the database is back: {}", e.toString());
              pass(null, AGAIN);
            }
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException("without a connection there is no SQL", e);
      } catch (InterruptedException _) {
        stopping = true;
      }
    }
  }

  /// Passes hints on for a while, to the other nodes too if there is a connection.
  private void pass(@Nullable Connection connection, Duration length)
      throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    while (!stopping && System.nanoTime() - begin < length.toNanos()) {
      Set<Integer> news = new HashSet<>();
      Integer first = told.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        news.add(first);
        Thread.sleep(GATHER);
        told.drainTo(news);
      }
      if (connection == null) {
        feed.offer(news);
      } else {
        Set<Integer> mine = Set.copyOf(news);
        news.addAll(heard(connection));
        feed.offer(news);
        send(connection, mine);
      }
    }
  }

  private static void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
  }

  private static void send(Connection connection, Set<Integer> news) throws SQLException {
    if (news.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, CHANNEL);
      statement.setString(
          2, news.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(",")));
      statement.execute();
    }
  }

  private static Set<Integer> heard(Connection connection) throws SQLException {
    PGNotification[] notes = connection.unwrap(PGConnection.class).getNotifications();
    if (notes == null) {
      return Set.of();
    }
    return Arrays.stream(notes)
        .map(PGNotification::getParameter)
        .filter(text -> NUMBERS.matcher(text).matches())
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
