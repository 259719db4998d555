package io.trastienda.platform.testing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The data directory cannot be used; the message is one sentence for whoever started the program.
public final class DataDirectoryUnavailable extends RuntimeException {

  DataDirectoryUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /// A path as seen from the working directory, so that a message fits every machine.
  static Path seenFromHere(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute)
        : absolute.getFileName();
  }
}
