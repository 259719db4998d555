package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.catalogue.WorkType.FieldType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a field's value must keep to, beyond its type.
///
/// @param least smallest number or amount, null for none
/// @param most largest number or amount, null for none
/// @param longest most characters of a text, 1 to 10,000; null for the type's own limit
/// @param mask what a line must look like, null for anything: `A` stands for a letter, `9` for a
///   digit, `*` for either, every other character for itself. A mask is linear to check, which a
///   pattern typed by somebody is not
public record Limits(
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    @Nullable Integer longest,
    @Nullable String mask) {

  /// No limits.
  public static final Limits NONE = new Limits(null, null, null, null);

  /// Says whether a line looks like the mask; any does without one.
  public boolean matches(String line) {
    if (mask == null) {
      return true;
    }
    if (line.length() != mask.length()) {
      return false;
    }
    for (int i = 0; i < line.length(); i++) {
      char given = line.charAt(i);
      boolean fits =
          switch (mask.charAt(i)) {
            case 'A' -> Character.isLetter(given);
            case '9' -> given >= '0' && given <= '9';
            case '*' -> Character.isLetterOrDigit(given);
            default -> given == mask.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /// Says whether a number keeps to the bounds.
  public boolean allows(BigDecimal number) {
    return (least == null || number.compareTo(least) >= 0)
        && (most == null || number.compareTo(most) <= 0);
  }

  /// Gives the bounds as people write them: `0 ..`, `.. 100`, `0 .. 100`.
  public String bounds() {
    return ((least == null ? "" : least.toPlainString() + " ")
            + ".."
            + (most == null ? "" : " " + most.toPlainString()))
        .strip();
  }

  void require(Phrase thing, FieldType type) {
    boolean counts = type == FieldType.NUMBER || type == FieldType.AMOUNT;
    boolean writes = type == FieldType.TEXT || type == FieldType.LONG_TEXT;
    if ((least != null || most != null) && !counts) {
      throw new InvalidWorkType(
          thing, Phrase.of("without bounds, as it holds no number"), bounds());
    }
    if (least != null && most != null && least.compareTo(most) > 0) {
      throw new InvalidWorkType(thing, Phrase.of("with bounds in order"), bounds());
    }
    if (longest != null && (!writes || longest < 1 || longest > 10_000)) {
      throw new InvalidWorkType(
          thing,
          writes ? Phrase.of("1 to 10000 characters long") : Phrase.of("without a length"),
          longest.toString());
    }
    if (mask != null && (type != FieldType.TEXT || mask.isBlank() || mask.length() > 100)) {
      throw new InvalidWorkType(
          thing,
          type == FieldType.TEXT
              ? Phrase.of("with a mask of 1 to 100 characters")
              : Phrase.of("without a mask"),
          mask);
    }
  }
}
