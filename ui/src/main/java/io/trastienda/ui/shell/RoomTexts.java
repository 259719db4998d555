package io.trastienda.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The words of all rooms in Spanish, Catalan and English.
///
/// Each room keeps `vaadin-i18n/<room>_{es,ca,en}.properties` (UTF-8, keys start with the room's
/// name) and all of them are merged at start; two rooms with the same key are a defect. Patterns
/// with `{0}` are {@link MessageFormat} patterns, so apostrophes are doubled in them; patterns
/// without are literal. Bundles whose name ends in `refusals` name their arguments, `{name}`; see
/// {@link RefusalTexts}.
@Component
public class RoomTexts implements I18NProvider {

  /// The product's languages, the default one first; English is European, so dates read 22 Nov
  /// 2026.
  public static final List<Locale> LANGUAGES =
      List.of(Locale.of("en", "IE"), Locale.of("es", "ES"), Locale.of("ca", "ES"));

  private static final Pattern FILE = Pattern.compile("(.+)_(en|es|ca)\\.properties");

  private final Map<String, Map<String, String>> patterns = new HashMap<>();

  /// Reads every bundle on the class path.
  ///
  /// @throws IOException if a bundle cannot be read
  public RoomTexts() throws IOException {
    LANGUAGES.forEach(language -> patterns.put(language.getLanguage(), new HashMap<>()));
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:vaadin-i18n/*.properties")) {
      String name = file.getFilename();
      Matcher matcher = FILE.matcher(name == null ? "" : name);
      if (matcher.matches()) {
        read(file, known(matcher.group(2)));
      }
    }
  }

  private static void read(Resource file, Map<String, String> into) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    for (String key : properties.stringPropertyNames()) {
      String words = properties.getProperty(key);
      String before = into.putIfAbsent(key, words);
      if (before != null && !before.equals(words)) {
        throw new IllegalStateException("key " + key + " is in two bundles, again in " + file);
      }
    }
  }

  private Map<String, String> known(String language) {
    return patterns.getOrDefault(language, Map.of());
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return LANGUAGES;
  }

  @Override
  public Locale getDefaultLocale() {
    return LANGUAGES.getFirst();
  }

  @Override
  public String getTranslation(String key, Locale locale, @Nullable Object... parameters) {
    String pattern = pattern(key, locale);
    if (pattern == null) {
      return key;
    }
    return parameters.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parameters);
  }

  /// Whether a key has words in the default language.
  ///
  /// @param key a message key
  /// @return false if the key would be shown as it is
  public boolean has(String key) {
    return known("en").containsKey(key);
  }

  /// The product's locale for a language, the default one if it is not spoken.
  ///
  /// @param wanted any locale
  /// @return one of {@link #LANGUAGES}
  public static Locale nearest(Locale wanted) {
    return LANGUAGES.stream()
        .filter(one -> one.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.getFirst());
  }

  @Nullable String pattern(String key, Locale locale) {
    String pattern = known(locale.getLanguage()).get(key);
    return pattern == null ? known("en").get(key) : pattern;
  }

  Map<String, String> all(Locale language) {
    return Map.copyOf(known(language.getLanguage()));
  }
}
