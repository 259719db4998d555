package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z0-9]+(?:[.-][a-z0-9]+)*)\"");
  private static final Pattern REFUSAL =
      Pattern.compile("extends (?:Clock)?Refusal\\b|record RowFault\\b");

  private final RoomTexts texts = new RoomTexts();

  RefusalTextsTest() throws IOException {}

  @Test
  void says_every_refusal_of_the_product_in_words() {
    Set<String> keys = keys();

    assertThat(keys)
        .contains(
            "api.no-such-path",
            "dispatch.lease-over",
            "catalogue.hours-refused",
            "intake.row.not-a-time",
            "warehouse.not-answering");
    assertThat(keys).allSatisfy(key -> assertThat(texts.has(key)).as(key).isTrue());
  }

  /// Reads the sources: most refusals cannot be made from outside their room.
  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (String module : new String[] {"platform", "tenant-admin", "analytics", "ui"}) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(RefusalTextsTest::text)
            .filter(source -> REFUSAL.matcher(source).find())
            .forEach(source -> {
              Matcher matcher = KEY.matcher(source);
              while (matcher.find()) {
                keys.add(matcher.group(1));
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return keys;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
