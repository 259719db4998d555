package io.trastienda.platform.macros;

import java.util.Locale;
import java.util.stream.Stream;

/// The words of a text block in the product's three languages, of which some may be missing.
///
/// @param es Spanish, blank for none
/// @param ca Catalan, blank for none
/// @param en English, blank for none
public record Wording(String es, String ca, String en) {

  /// Gives the words for a language; for one that is missing the first that is there.
  public String in(Locale locale) {
    String asked =
        switch (locale.getLanguage()) {
          case "es" -> es;
          case "ca" -> ca;
          default -> en;
        };
    return Stream.of(asked, es, ca, en).filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  Stream<String> all() {
    return Stream.of(es, ca, en);
  }
}
