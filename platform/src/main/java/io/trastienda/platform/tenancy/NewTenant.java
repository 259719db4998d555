package io.trastienda.platform.tenancy;

import io.trastienda.platform.Phrase;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a client company must bring to become a tenant.
///
/// @param slug 2 to 40 characters of a-z, 0-9 and '-', beginning with a letter
/// @param name 1 to 120 characters
/// @param prefix 2 to 5 capital letters
/// @param zone where its days begin and end
/// @param locale Spanish, Catalan or English
/// @param currency what it is billed in
/// @param colour one of {@link #COLOURS}
public record NewTenant(
    String slug,
    String name,
    String prefix,
    ZoneId zone,
    Locale locale,
    Currency currency,
    String colour) {

  /// The hues that mark clients apart.
  public static final Set<String> COLOURS =
      Set.of("plum", "teal", "cocoa", "violet", "steel", "rose", "slate");

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,5}");

  /// Refuses names that routes, references or screens could not show.
  public NewTenant {
    require(
        SLUG.matcher(slug).matches(),
        Phrase.of("slug"),
        Phrase.of("2 to 40 of a-z, 0-9 and '-'"),
        slug);
    require(
        !name.isBlank() && name.length() <= 120,
        Phrase.of("name"),
        Phrase.of("1 to {most} characters", Map.of("most", 120)),
        name);
    require(
        PREFIX.matcher(prefix).matches(),
        Phrase.of("prefix"),
        Phrase.of("2 to 5 capital letters"),
        prefix);
    require(
        COLOURS.contains(colour),
        Phrase.of("colour"),
        Phrase.of("one of {list}", Map.of("list", COLOURS.stream().sorted().toList())),
        colour);
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, String value) {
    if (!holds) {
      throw new InvalidTenant(thing, rule, value);
    }
  }
}
