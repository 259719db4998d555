package io.trastienda.platform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A few words inside a refusal - the thing, the rule, the value - that a screen can say in the
/// reader's language.
///
/// Its text is English, for logs and the API; its key, made from the English pattern, finds the
/// same in a `refusals` bundle.
///
/// @param key key of the words, such as `phrase.at-least-one`; empty for a name that is the same in
///   every language
/// @param arguments the values that the words name; a value may be a phrase itself
/// @param text the same in English
public record Phrase(String key, Map<String, Object> arguments, String text) {

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  /// Copies the arguments.
  public Phrase {
    arguments = Map.copyOf(arguments);
  }

  /// Makes words that name no value.
  ///
  /// @param words the English words
  /// @return the phrase
  public static Phrase of(String words) {
    return of(words, Map.of());
  }

  /// Makes words that name values.
  ///
  /// @param pattern the English words, values as `{name}`
  /// @param arguments the values by name
  /// @return the phrase
  public static Phrase of(String pattern, Map<String, Object> arguments) {
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = String.valueOf(arguments.get(matcher.group(1)));
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return new Phrase(keyOf(pattern), arguments, matcher.appendTail(text).toString());
  }

  /// Makes a name that no language changes, such as that of a column.
  ///
  /// @param name the name
  /// @return the phrase
  public static Phrase name(String name) {
    return new Phrase("", Map.of(), name);
  }

  /// Gives the key under which bundles keep the words of a pattern.
  ///
  /// @param pattern the English words
  /// @return `phrase.` and the pattern's letters and digits, joined by hyphens
  public static String keyOf(String pattern) {
    String joined = pattern.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "phrase." + joined.replaceAll("^-|-$", "");
  }

  /// Writes the phrase into texts that can be kept and said later.
  ///
  /// @param name the name of the value that the phrase stands for
  /// @return the English text under the name, its key under `name.key`, its values under
  ///   `name.value-name`
  public Map<String, String> kept(String name) {
    Map<String, String> kept = new HashMap<>();
    kept.put(name, text);
    if (!key.isEmpty()) {
      kept.put(name + ".key", key);
      arguments.forEach((argument, value) -> {
        if (value instanceof Phrase inner) {
          kept.putAll(inner.kept(name + "." + argument));
        } else {
          kept.put(name + "." + argument, String.valueOf(value));
        }
      });
    }
    return kept;
  }

  /// Gives the English text.
  @Override
  public String toString() {
    return text;
  }
}
