package io.trastienda.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file in which a PostgreSQL server notes its process id while it runs on a directory.
final class PostmasterFile {

  private static final Logger log = LoggerFactory.getLogger(PostmasterFile.class);

  private final Path cluster;
  private final Path file;

  PostmasterFile(Path cluster) {
    this.cluster = cluster;
    this.file = cluster.resolve("postmaster.pid");
  }

  /// The process id noted in the file, of a process that may be dead.
  Optional<Long> pid() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.valueOf(lines.getFirst().trim()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Stops the server that still runs on this directory, and forgets one that is gone although its
  /// process id was given to another process since, which PostgreSQL itself cannot tell.
  void stopOrphan(Duration limit) throws IOException {
    Optional<ProcessHandle> noted = pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    if (noted.isEmpty()) {
      return;
    }
    ProcessHandle process = noted.get();
    if (servesThisDirectory(process)) {
      log.info("Stopping the PostgreSQL server (process {}) that was left running", process.pid());
      interrupt(process);
      awaitExit(process, limit);
    } else {
      Files.deleteIfExists(file);
    }
  }

  private boolean servesThisDirectory(ProcessHandle process) {
    String command = process.info().command().orElse("");
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return command.contains("postgres")
        && (arguments.length == 0 || List.of(arguments).contains(cluster.toString()));
  }

  /// SIGINT is PostgreSQL's fast stop: it rolls back what is open instead of waiting for it.
  private static void interrupt(ProcessHandle process) throws IOException {
    if (ParentWatch.available()) {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    } else {
      process.destroy();
    }
  }

  /// The server removes its file with its last act; its process may stay as a zombie for long after
  /// that, where nobody collects it.
  private void awaitExit(ProcessHandle process, Duration limit) {
    Awaitility.await("the PostgreSQL server left running as process " + process.pid() + " stops")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !Files.exists(file) || !process.isAlive());
  }
}
