package io.trastienda.analytics.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Short-lived files that hand the rows of a request to the engine, in memory where the system has
/// a file system for that. Files that a killed process left behind are removed by the next one.
final class RowFiles {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "trastienda-rows-";

  private final Path directory;
  private final AtomicLong count = new AtomicLong();

  RowFiles() throws IOException {
    Path parent =
        Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir", "."));
    removeThoseOfDeadProcesses(parent);
    directory =
        Files.createDirectories(parent.resolve(PREFIX + ProcessHandle.current().pid()))
            .toAbsolutePath();
  }

  /// A name that no file has yet.
  Path next() {
    return directory.resolve(count.incrementAndGet() + ".rows");
  }

  /// Removes all of them; the last act of the process.
  void delete() {
    Directories.delete(directory);
  }

  private static void removeThoseOfDeadProcesses(Path parent) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path one : left) {
        long pid = Long.parseLong(one.getFileName().toString().substring(PREFIX.length()));
        if (ProcessHandle.of(pid).isEmpty()) {
          Directories.delete(one);
        }
      }
    }
  }
}
