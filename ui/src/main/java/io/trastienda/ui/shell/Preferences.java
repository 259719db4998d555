package io.trastienda.ui.shell;

import java.util.Locale;

/// What a person chose for their screens.
///
/// @param locale es, ca or en, with or without a country
/// @param theme light, dark or system
/// @param density how tight rows are
/// @param singleKeys whether keys without Ctrl or Alt do something
public record Preferences(Locale locale, Theme theme, Density density, boolean singleKeys) {

  /// Preferences with which single keys do something.
  ///
  /// @param locale es, ca or en, with or without a country
  /// @param theme light, dark or system
  /// @param density how tight rows are
  public Preferences(Locale locale, Theme theme, Density density) {
    this(locale, theme, density, true);
  }

  /// The same with another language.
  ///
  /// @param wanted the language
  /// @return new preferences
  public Preferences withLocale(Locale wanted) {
    return new Preferences(wanted, theme, density, singleKeys);
  }

  /// The same with another theme.
  ///
  /// @param wanted the theme
  /// @return new preferences
  public Preferences withTheme(Theme wanted) {
    return new Preferences(locale, wanted, density, singleKeys);
  }

  /// The same with another density.
  ///
  /// @param wanted the density
  /// @return new preferences
  public Preferences withDensity(Density wanted) {
    return new Preferences(locale, theme, wanted, singleKeys);
  }

  /// The same with single keys switched on or off.
  ///
  /// @param wanted whether keys without Ctrl or Alt do something
  /// @return new preferences
  public Preferences withSingleKeys(boolean wanted) {
    return new Preferences(locale, theme, density, wanted);
  }
}
