package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoomTextsTest {

  private static final Pattern NUMBERED = Pattern.compile("\\{(\\d)");
  private static final Pattern NAMED = Pattern.compile("\\{([a-zA-Z-]+)\\}");

  private final RoomTexts texts = new RoomTexts();

  RoomTextsTest() throws IOException {}

  @Test
  void knows_every_key_in_every_language() {
    TreeSet<String> english = new TreeSet<>(texts.all(Locale.ENGLISH).keySet());

    for (Locale language : RoomTexts.LANGUAGES) {
      assertThat(new TreeSet<>(texts.all(language).keySet()))
          .as(language.toString())
          .isEqualTo(english);
    }
  }

  @Test
  void renders_every_key_with_all_its_arguments() {
    List<String> broken = new ArrayList<>();

    for (Locale language : RoomTexts.LANGUAGES) {
      for (Map.Entry<String, String> entry : texts.all(language).entrySet()) {
        if (NUMBERED.matcher(entry.getValue()).find()) {
          String words = texts.getTranslation(entry.getKey(), language, 11, 12, 13, 14, 15, 16);
          Matcher argument = NUMBERED.matcher(entry.getValue());
          while (argument.find()) {
            if (words.indexOf('{') >= 0 || entry.getValue().replace("''", "").indexOf('\'') >= 0) {
              broken.add(language + " " + entry.getKey());
            }
          }
        } else if (entry.getValue().contains("''") || entry.getValue().isBlank()) {
          broken.add(language + " " + entry.getKey());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void names_the_same_arguments_in_every_language() {
    List<String> broken = new ArrayList<>();

    for (Locale language : RoomTexts.LANGUAGES) {
      texts
          .all(language)
          .forEach((key, words) -> {
            for (Pattern pattern : List.of(NUMBERED, NAMED)) {
              if (!arguments(pattern, words)
                  .equals(arguments(pattern, texts.getTranslation(key, Locale.ENGLISH)))) {
                broken.add(language + " " + key);
              }
            }
          });
    }

    assertThat(broken).isEmpty();
  }

  private static Set<String> arguments(Pattern pattern, String words) {
    TreeSet<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(words);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
