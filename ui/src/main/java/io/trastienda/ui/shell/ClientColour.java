package io.trastienda.ui.shell;

/// The hues that tell clients apart; shown as a stripe or a dot only, never as text or ground.
public enum ClientColour {
  PLUM("client-plum"),
  TEAL("client-teal"),
  COCOA("client-cocoa"),
  VIOLET("client-violet"),
  STEEL("client-steel"),
  ROSE("client-rose"),
  SLATE("client-slate");

  private final String className;

  ClientColour(String className) {
    this.className = className;
  }

  /// The class name that sets the hue for an element and what is inside it.
  ///
  /// @return a class name of the style sheet
  public String className() {
    return className;
  }

  /// The hue of a client by its number, repeating after seven.
  ///
  /// @param number any number that stays with the client, such as its tenant id
  /// @return a hue
  public static ClientColour of(int number) {
    return values()[Math.floorMod(number - 1, values().length)];
  }
}
