package io.trastienda.ui.shell;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import io.trastienda.platform.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    String pattern = texts.pattern(refusal.key(), formats.locale());
    if (pattern == null) {
      String message = refusal.getMessage();
      return message == null ? refusal.key() : message;
    }
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder sentence = new StringBuilder();
    while (matcher.find()) {
      String words = words(refusal.arguments().get(matcher.group(1)), formats);
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
