package io.trastienda.platform.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the room, `trastienda.events.…`.
///
/// @param bootstrapServers host and port of the brokers; without it nothing is relayed, facts wait
///   in the outbox and screens poll
/// @param replication copies of each topic that is created, 0 for the broker's default
/// @param retention how long topics keep facts, at least 7 days so that the warehouse can catch up
/// @param relay how the outbox is read
@ConfigurationProperties("trastienda.events")
public record EventsSettings(
    @Nullable String bootstrapServers,
    @DefaultValue("0") short replication,
    @DefaultValue("14d") Duration retention,
    @DefaultValue Relay relay) {

  /// How the outbox is read.
  ///
  /// @param url JDBC address, the application's if null
  /// @param username role that may read the outbox
  /// @param password its password
  /// @param batch most facts in one Kafka transaction, from 1
  /// @param idle pause after a look that found nothing
  /// @param backOff longest pause after a failure; it starts at a tenth of a second
  /// @param standby pause between tries to become the one live relay
  public record Relay(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @DefaultValue("5000") int batch,
      @DefaultValue("25ms") Duration idle,
      @DefaultValue("5s") Duration backOff,
      @DefaultValue("2s") Duration standby) {}
}
