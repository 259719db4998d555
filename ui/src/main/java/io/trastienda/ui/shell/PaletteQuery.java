package io.trastienda.ui.shell;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was typed into the palette, and what it leaves of the entries.
///
/// @param text what is looked for, without the star
/// @param client the client to stay within, empty for all
record PaletteQuery(String text, Optional<ViewerClient> client) {

  /// Typed first, it looks beyond the client of the case on the screen.
  static final String LEAVE = "*";

  private static final int MOST = 8;

  /// Reads what was typed on a client's case, or elsewhere.
  static PaletteQuery of(String typed, Optional<ViewerClient> here) {
    String text = typed.strip();
    return text.startsWith(LEAVE)
        ? new PaletteQuery(text.substring(LEAVE.length()).strip(), Optional.empty())
        : new PaletteQuery(text, here);
  }

  /// Gives the client on whose case an address is.
  static Optional<ViewerClient> clientOf(String path, List<ViewerClient> clients) {
    String[] parts = path.split("/", -1);
    boolean ofCase =
        (parts.length == 3 && parts[0].equals("work"))
            || (parts.length == 4 && parts[0].equals("clients") && parts[2].equals("cases"));
    return ofCase
        ? clients.stream().filter(client -> client.slug().equals(parts[1])).findFirst()
        : Optional.empty();
  }

  /// Leaves what is meant: never another client's, at most eight of a group, those first that begin
  /// with what was typed.
  List<PaletteEntry> left(List<PaletteEntry> entries) {
    String[] words = text.isEmpty() ? new String[0] : plain(text).split("\\s+", -1);
    List<PaletteEntry> meant =
        entries.stream()
            .filter(entry ->
                client.isEmpty() || entry.client().isEmpty() || entry.client().equals(client))
            .filter(entry -> entry.found() || holds(entry, words))
            .sorted(
                Comparator.comparing(PaletteEntry::group)
                    .thenComparing(entry -> !plain(entry.label()).startsWith(plain(text))))
            .toList();
    List<PaletteEntry> left = new ArrayList<>();
    Map<PaletteEntry.Group, Integer> counts = new EnumMap<>(PaletteEntry.Group.class);
    for (PaletteEntry entry : meant) {
      if (counts.merge(entry.group(), 1, Integer::sum) <= MOST) {
        left.add(entry);
      }
    }
    return left;
  }

  private static boolean holds(PaletteEntry entry, String... words) {
    String all = plain(entry.label() + " " + entry.second());
    return Arrays.stream(words).allMatch(all::contains);
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
