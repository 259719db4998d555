package io.trastienda.platform.events;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Numbers facts so that they sort by the time they were recorded (RFC 9562, version 7).
@Component
public class UuidV7 {

  private final SecureRandom random = new SecureRandom();
  private final Clock real = Clock.systemUTC();

  UuidV7() {}

  /// Gives the next number: 48 bits of milliseconds, the rest random.
  public UUID next() {
    long millis = real.millis();
    long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = 0x8000000000000000L | (random.nextLong() & 0x3fffffffffffffffL);
    return new UUID(high, low);
  }
}
