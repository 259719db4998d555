package io.trastienda.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The committed mapping and the excerpt of the incident log.
public final class IntakeFixtures {

  private IntakeFixtures() {}

  /// The mapping in `docs/examples`.
  public static String mapping() {
    return text(root().resolve("docs/examples/incident-log.json"));
  }

  /// The excerpt in the test resources.
  public static String excerpt() {
    try (InputStream file =
        Objects.requireNonNull(
            IntakeFixtures.class.getResourceAsStream("/incident-log-excerpt.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The whole log of March 2016, which is not in the repository: where `-Dhistory.log` says, else
  /// beside the repository.
  public static Path wholeLog() {
    String said = System.getProperty("history.log");
    if (said != null) {
      return Path.of(said);
    }
    return root().resolve("../shared/data/incident_event_log_2016-03.csv.gz").normalize();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve("docs/examples/incident-log.json"))) {
      here = here.getParent();
    }
    return Objects.requireNonNull(here, "the tests run inside the repository");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
