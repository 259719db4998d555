package io.trastienda.analytics.testing;

import java.net.URI;

/// One running ClickHouse, from whichever place; {@link ClickHouseBackend} is its door.
sealed interface ClickHouseServer
    permits ExternalClickHouse, ContainerClickHouse, EmbeddedClickHouse {
  /// Where its HTTP protocol answers, for example `http://127.0.0.1:8123/`.
  URI endpoint();

  String user();

  String password();

  String database();

  boolean alive();

  /// Ends it as a power cut would, without a word of warning; one that is not ours is left alone.
  void kill();

  /// Starts it again with the same data at the same endpoint.
  void restart();

  /// Ends it for good and removes what it alone needed.
  void stop();
}
