package io.trastienda.ui.shell;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.access.Role;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    String sentence = fill(key, arguments, otherwise, formats);
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(formats.locale()) + sentence.substring(1);
  }

  private String fill(String key, Map<String, ?> arguments, String otherwise, Formats formats) {
    String pattern = texts.pattern(key, formats.locale());
    if (pattern == null) {
      return otherwise;
    }
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder sentence = new StringBuilder();
    while (matcher.find()) {
      String words = words(matcher.group(1), arguments, formats);
      matcher.appendReplacement(sentence, Matcher.quoteReplacement(words));
    }
    return matcher.appendTail(sentence).toString();
  }

  /// Says a value, or the words that {@link Phrase#kept} stands for.
  private String words(String name, Map<String, ?> arguments, Formats formats) {
    Object value = arguments.get(name);
    if (arguments.get(name + ".key") instanceof String key) {
      Map<String, Object> inner = new HashMap<>();
      String prefix = name + ".";
      arguments.forEach((one, held) -> {
        if (one.startsWith(prefix)) {
          inner.put(one.substring(prefix.length()), held);
        }
      });
      return fill(key, inner, String.valueOf(value), formats);
    }
    return words(value, formats);
  }

  private String words(@Nullable Object value, Formats formats) {
    return switch (value) {
      case null -> "–";
      case Phrase phrase -> fill(phrase.key(), phrase.arguments(), phrase.text(), formats);
      case Role role -> texts.getTranslation("shell.role." + role, formats.locale());
      case Money money -> formats.money(money);
      case LocalizedText text -> formats.text(text);
      case Instant moment -> formats.dateTime(moment);
      case LocalDate day -> formats.date(day);
      case DayOfWeek day -> day.getDisplayName(TextStyle.FULL, formats.locale());
      case Duration span -> formats.duration(span);
      case BigDecimal number -> formats.decimal(number, Math.max(0, number.scale()));
      case Integer number -> formats.number(number);
      case Long number -> formats.number(number);
      case Collection<?> many ->
          many.stream().map(one -> words(one, formats)).collect(Collectors.joining(", "));
      case Object other -> other.toString();
    };
  }
}
