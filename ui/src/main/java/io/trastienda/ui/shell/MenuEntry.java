package io.trastienda.ui.shell;

import java.util.Optional;
import java.util.OptionalInt;

/// One entry of the menu.
///
/// @param label a message key, or plain text if `named`
/// @param named whether the label is a name that is not translated
/// @param path the route, with its query if any, without a leading slash
/// @param icon shown before the label unless there is a client's colour
/// @param count shown at the right when present
/// @param colour the client's dot instead of an icon
/// @param nested whether deeper routes light this entry as well
public record MenuEntry(
    String label,
    boolean named,
    String path,
    Optional<Icons> icon,
    OptionalInt count,
    Optional<ClientColour> colour,
    boolean nested) {

  /// An entry with a translated label.
  ///
  /// @param labelKey message key
  /// @param path the route
  /// @param icon its icon
  /// @return an entry without a count
  public static MenuEntry of(String labelKey, String path, Icons icon) {
    return new MenuEntry(
        labelKey, false, path, Optional.of(icon), OptionalInt.empty(), Optional.empty(), false);
  }

  /// An entry that stands for a client.
  ///
  /// @param client the client
  /// @param path the route
  /// @return an entry with the client's dot and name
  public static MenuEntry of(ViewerClient client, String path) {
    return new MenuEntry(
        client.name(),
        true,
        path,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(client.colour()),
        true);
  }

  /// The same with a count.
  ///
  /// @param number how many things wait there, 0 or more; 0 shows nothing
  /// @return a new entry
  public MenuEntry counting(int number) {
    return new MenuEntry(
        label,
        named,
        path,
        icon,
        number == 0 ? OptionalInt.empty() : OptionalInt.of(number),
        colour,
        nested);
  }

  /// The same, lit on deeper routes as well.
  ///
  /// @return a new entry
  public MenuEntry withNested() {
    return new MenuEntry(label, named, path, icon, count, colour, true);
  }
}
