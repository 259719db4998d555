package io.trastienda.platform;

import java.util.Locale;

/// One text in the product's three languages, none of them blank.
///
/// @param es Spanish
/// @param ca Catalan
/// @param en English
public record LocalizedText(String es, String ca, String en) {

  /// Refuses a text that is missing in one language.
  public LocalizedText {
    require("es", es);
    require("ca", ca);
    require("en", en);
  }

  /// Gives the same words in all three languages: names, codes, what a client typed once.
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text, text);
  }

  /// Gives the text for a language, English for any that the product does not speak.
  public String in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "es" -> es;
      case "ca" -> ca;
      default -> en;
    };
  }

  private static void require(String language, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("text must not be blank in language " + language);
    }
  }
}
