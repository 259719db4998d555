package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z0-9]+(?:[.-][a-z0-9]+)*)\"");
  private static final Pattern REFUSAL =
      Pattern.compile("extends (?:Clock)?Refusal\\b|record RowFault\\b");

  private static final Pattern PHRASE =
      Pattern.compile("Phrase\\s*\\.of\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

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

  @Test
  void says_every_thing_rule_and_value_of_a_refusal_in_words() {
    Set<String> phrases = new TreeSet<>();
    sources(source -> {
      Matcher matcher = PHRASE.matcher(source);
      while (matcher.find()) {
        phrases.add(matcher.group(1));
      }
    });

    assertThat(phrases).contains("1 to 4", "in the past", "one that may follow {before}");
    assertThat(phrases)
        .allSatisfy(words -> {
          assertThat(texts.all(Locale.ENGLISH)).as(words).containsEntry(Phrase.keyOf(words), words);
          assertThat(texts.all(Locale.of("es"))).as(words).containsKey(Phrase.keyOf(words));
          assertThat(texts.all(Locale.of("ca"))).as(words).containsKey(Phrase.keyOf(words));
        });
  }

  @Test
  void keeps_no_words_for_phrases_that_nobody_says() {
    Set<String> said = new TreeSet<>();
    sources(source -> {
      Matcher matcher = PHRASE.matcher(source);
      while (matcher.find()) {
        said.add(Phrase.keyOf(matcher.group(1)));
      }
    });

    assertThat(texts.all(Locale.ENGLISH).keySet().stream().filter(key -> key.startsWith("phrase.")))
        .isSubsetOf(said);
  }

  @Test
  void says_a_rule_wholly_in_the_readers_language() {
    Map<String, Object> arguments =
        Map.of(
            "thing", Phrase.of("{thing} key", Map.of("thing", Phrase.of("park reason"))),
            "rule", Phrase.of("1 to {most} characters", Map.of("most", 400)),
            "value", Phrase.of("{count} characters", Map.of("count", 401)));

    String sentence =
        new RefusalTexts(texts)
            .say(
                "cases.invalid",
                arguments,
                "",
                new Formats(Locale.of("es"), ZoneId.of("Europe/Madrid")));

    assertThat(sentence)
        .isEqualTo(
            "Clave de motivo para aparcar: debe ser de 1 a 400 caracteres,"
                + " pero es «401 caracteres»");
  }

  @Test
  void says_a_kept_rule_like_one_just_thrown() {
    Map<String, String> kept =
        new HashMap<>(
            Phrase.of("one that may follow {before}", Map.of("before", "new")).kept("rule"));
    kept.put("value", "closed");

    String sentence =
        new RefusalTexts(texts)
            .say(
                "intake.row.rule",
                kept,
                "",
                new Formats(Locale.of("ca"), ZoneId.of("Europe/Madrid")));

    assertThat(sentence).isEqualTo("Ha de ser un que pugui seguir new, però és «closed»");
  }

  /// Reads the sources: most refusals cannot be made from outside their room.
  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    sources(source -> {
      if (REFUSAL.matcher(source).find()) {
        Matcher matcher = KEY.matcher(source);
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    });
    return keys;
  }

  private static void sources(Consumer<String> reader) {
    for (String module : new String[] {"platform", "tenant-admin", "analytics", "ui"}) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(RefusalTextsTest::text)
            .forEach(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
