package io.trastienda.platform.intake;

import java.util.Collection;

/// Names of a few things in one line.
final class Listed {

  private static final int MOST = 12;

  private Listed() {}

  /// Gives the names in order, at most twelve of them.
  static String of(Collection<String> names) {
    String first = String.join(", ", names.stream().sorted().limit(MOST).toList());
    return names.size() > MOST ? first + " …" : first;
  }
}
