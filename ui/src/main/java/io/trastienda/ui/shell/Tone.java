package io.trastienda.ui.shell;

import java.util.Optional;

/// What a state says about the service level or a target; always shown with icon and words.
public enum Tone {
  /// Past the limit, or a target missed.
  LATE("late", Icons.LATE),
  /// Near the limit.
  DUE_SOON("due-soon", Icons.CLOCK),
  /// Target met; only where "fine" is the news.
  MET("met", Icons.MET),
  /// The clock stands still.
  PAUSED("paused", Icons.PAUSED),
  /// In time, nothing to do: grey, without ground.
  LATER("later", Icons.CLOCK),
  /// A plain label.
  PLAIN("plain", null),
  /// Something of the product's own colour, such as a count.
  ACCENT("accent", null);

  private final String token;
  private final Optional<Icons> icon;

  Tone(String token, @org.jspecify.annotations.Nullable Icons icon) {
    this.token = token;
    this.icon = Optional.ofNullable(icon);
  }

  String tagClass() {
    return "tag-" + token;
  }

  String textClass() {
    return "is-" + token;
  }

  Optional<Icons> icon() {
    return icon;
  }
}
