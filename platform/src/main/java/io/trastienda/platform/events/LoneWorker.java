package io.trastienda.platform.events;

import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does what only one node at a time may do: the node that holds a lock of the
/// database.
///
/// It opens a session, tries for the lock, and works while it has both; without the lock it stands
/// by. After any failure it lets go of everything and starts over, each time after a longer pause.
///
/// @param <S> the session that holds the lock
public final class LoneWorker<S extends LoneWorker.Session> {

  private static final Logger log = LoggerFactory.getLogger(LoneWorker.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final Duration standby;
  private final Duration longestBackOff;
  private final Counter failures;
  private final Opening<S> opening;
  private final Work<S> work;

  private @Nullable Thread thread;
  private volatile CountDownLatch stopping = new CountDownLatch(0);
  private Duration backOff = FIRST_BACK_OFF;

  /// Prepares a worker that does not run yet.
  ///
  /// @param name what it is, one word: `relay`
  /// @param standby pause between tries for the lock
  /// @param longestBackOff longest pause after a failure; it starts at a tenth of a second
  /// @param failures counts them
  /// @param opening how a session is opened
  /// @param work what is done while the lock is held, until {@link #stopped}
  public LoneWorker(
      String name,
      Duration standby,
      Duration longestBackOff,
      Counter failures,
      Opening<S> opening,
      Work<S> work) {
    this.name = name;
    this.standby = standby;
    this.longestBackOff = longestBackOff;
    this.failures = failures;
    this.opening = opening;
    this.work = work;
  }

  /// A session of the database; a lock that it took ends with it.
  public interface Session extends AutoCloseable {

    /// Tries to take the lock, without waiting.
    boolean lock() throws SQLException;

    @Override
    void close() throws SQLException;
  }

  /// Opens a session.
  public interface Opening<S> {

    /// Opens one, for this thread alone.
    S open() throws SQLException;
  }

  /// What is done under the lock.
  public interface Work<S> {

    /// Does it until the worker stops; returning earlier means trying for the lock again.
    void live(S session) throws SQLException;
  }

  /// Starts the thread.
  public synchronized void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("trastienda-" + name).daemon().start(this::run);
  }

  /// Ends the thread, after 5 seconds by interrupting it.
  public synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    end();
    try {
      if (!running.join(STOP_LIMIT)) {
        running.interrupt();
        running.join(STOP_LIMIT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  /// Says whether it was started and not stopped.
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /// Says whether the work has to end.
  public boolean stopped() {
    return stopping.getCount() == 0;
  }

  /// Lets the work end by itself, and the lock go.
  public void end() {
    stopping.countDown();
  }

  /// Says that the work got on: the next failure is a first one again.
  public void gotOn() {
    backOff = FIRST_BACK_OFF;
  }

  /// Waits, or until the worker is stopped.
  public void pause(Duration length) {
    try {
      if (stopping.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("The {} stops", name);
      }
    } catch (InterruptedException _) {
      end();
    }
  }

  private void run() {
    while (!stopped()) {
      try (S session = opening.open()) {
        if (session.lock()) {
          work.live(session);
        } else {
          pause(standby);
        }
      } catch (SQLException | RuntimeException e) {
        if (!stopped()) {
          failures.increment();
          log.warn("The {} backs off for {} ms: {}", name, backOff.toMillis(), e.toString());
          pause(backOff);
          backOff = backOff.multipliedBy(2);
          if (backOff.compareTo(longestBackOff) > 0) {
            backOff = longestBackOff;
          }
        }
      }
    }
  }
}
