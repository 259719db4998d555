package io.trastienda.platform.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long holds last.
///
/// @param lease how long a case stays an agent's unless the screen renews it, from 1 second
@ConfigurationProperties("trastienda.dispatch")
record DispatchSettings(@DefaultValue("15m") Duration lease) {

  DispatchSettings {
    if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "trastienda.dispatch.lease must be 1 second or longer, but is " + lease);
    }
  }
}
