package io.trastienda.ui.shell;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import io.trastienda.platform.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says a {@link Refusal} in the reader's language: its key finds a pattern in a `refusals` bundle,
/// its arguments fill the names in braces.
///
/// A refusal without words shows its English message, which names no customer.
@Component
public class RefusalTexts {

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)\\}");

  private final RoomTexts texts;

  RefusalTexts(RoomTexts texts) {
    this.texts = texts;
  }

  /// Says why something was refused.
  ///
  /// @param refusal the refusal
  /// @param formats the reader's language and zone
  /// @return one sentence
  public String say(Refusal refusal, Formats formats) {
    String message = refusal.getMessage();
    return say(
        refusal.key(), refusal.arguments(), message == null ? refusal.key() : message, formats);
  }

  /// Says a reason that was kept instead of thrown, such as that of a refused row.
  ///
  /// @param key key of its text in a `refusals` bundle
  /// @param arguments the values that the text names
  /// @param otherwise what to say if there is no such text
  /// @param formats the reader's language and zone
  /// @return one sentence
  public String say(String key, Map<String, ?> arguments, String otherwise, Formats formats) {
    String pattern = texts.pattern(key, formats.locale());
    if (pattern == null) {
      return otherwise;
    }
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder sentence = new StringBuilder();
    while (matcher.find()) {
      String words = words(arguments.get(matcher.group(1)), formats);
      matcher.appendReplacement(sentence, Matcher.quoteReplacement(words));
    }
    return matcher.appendTail(sentence).toString();
  }

  private static String words(@Nullable Object value, Formats formats) {
    return switch (value) {
      case null -> "–";
      case Money money -> formats.money(money);
      case LocalizedText text -> formats.text(text);
      case Instant moment -> formats.dateTime(moment);
      case LocalDate day -> formats.date(day);
      case Duration span -> formats.duration(span);
      case BigDecimal number -> formats.decimal(number, Math.max(0, number.scale()));
      case Integer number -> formats.number(number);
      case Long number -> formats.number(number);
      case Object other -> other.toString();
    };
  }
}
