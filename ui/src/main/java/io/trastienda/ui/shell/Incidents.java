package io.trastienda.ui.shell;

import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives every defect a number that the screen shows and the log explains.
@Component
public class Incidents {

  private static final Logger log = LoggerFactory.getLogger(Incidents.class);

  private final SecureRandom random = new SecureRandom();

  Incidents() {}

  /// Logs a defect with its stack trace.
  ///
  /// @param defect what went wrong
  /// @return the incident's number, such as `I-3F9A-21C0`
  public String record(Throwable defect) {
    int number = random.nextInt();
    String incident = String.format(Locale.ROOT, "I-%04X-%04X", number >>> 16, number & 0xFFFF);
    log.error("incident {}", incident, defect);
    return incident;
  }
}
