package io.trastienda.ui.imports;

import io.trastienda.ui.shell.ViewerClient;
import java.util.List;

/// Where the imports are.
public final class ImportsNavigation {

  static final String IMPORTS = "imports";

  private ImportsNavigation() {}

  /// The imports of one client.
  ///
  /// @param client the client's slug
  /// @return a path without a leading slash
  public static String of(String client) {
    return IMPORTS + "/" + client;
  }

  static String job(String client, long job) {
    return of(client) + "?job=" + job;
  }

  static String all(List<ViewerClient> clients) {
    return clients.size() == 1 ? of(clients.getFirst().slug()) : IMPORTS;
  }
}
