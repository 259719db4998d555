package io.trastienda.platform.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long holds and offers last, and how much an agent takes.
///
/// @param lease how long a case stays an agent's unless the screen renews it, from 1 second
/// @param offer how long a pushed case waits for its agent's answer, from 1 second
/// @param pass how long a case is not offered again to whom gave it back or passed it over
/// @param keep how long a case that comes back is kept for the agent on queue who had parked it
/// @param silence after how long without a sign of the screen an agent counts as gone
/// @param active most weight that an agent holds at once, unless set for the agent, from 1
/// @param parked most weight that an agent has set aside, unless set for the agent, from 0
/// @param manualPick whether agents may pick from queues by hand, unless set for the queue
/// @param push whether agents who are on queue and hold nothing are offered cases without asking
@ConfigurationProperties("trastienda.dispatch")
record DispatchSettings(
    @DefaultValue("15m") Duration lease,
    @DefaultValue("2m") Duration offer,
    @DefaultValue("1h") Duration pass,
    @DefaultValue("30m") Duration keep,
    @DefaultValue("30m") Duration silence,
    @DefaultValue("10") int active,
    @DefaultValue("100") int parked,
    @DefaultValue("true") boolean manualPick,
    @DefaultValue("false") boolean push) {

  DispatchSettings {
    requireSecond("lease", lease);
    requireSecond("offer", offer);
    requireSecond("silence", silence);
    if (active < 1 || parked < 0) {
      throw new IllegalArgumentException(
          "trastienda.dispatch.active and .parked must be from 1 and 0, but are "
              + active
              + " and "
              + parked);
    }
  }

  private static void requireSecond(String name, Duration length) {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "trastienda.dispatch." + name + " must be 1 second or longer, but is " + length);
    }
  }
}
