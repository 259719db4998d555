package io.trastienda.analytics.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Removal of directories with all they hold.
final class Directories {
  private Directories() {}

  /// Deletes `directory` and everything in it; one that is not there is no error.
  static void delete(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
          deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
