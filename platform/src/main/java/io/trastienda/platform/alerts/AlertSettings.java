package io.trastienda.platform.alerts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people are told by mail, and where the links of a mail lead.
///
/// @param smtpHost the mail server; null or blank for no mail at all
/// @param smtpPort its port
/// @param smtpUser whom it knows us as, null without a password
/// @param smtpPassword what proves it
/// @param smtpTls whether the connection must be encrypted by STARTTLS
/// @param from the sender's address
/// @param baseUrl where people reach the product, without a slash at its end
/// @param backoff how long after the first failed try, doubled with each further one
/// @param tries how often a mail is tried before it counts as dead, from 1
/// @param timeout how long the server may take to answer
/// @param keep how long notices, mails and the ledger of closed cases are kept
@ConfigurationProperties("trastienda.alerts")
record AlertSettings(
    @Nullable String smtpHost,
    @DefaultValue("587") int smtpPort,
    @Nullable String smtpUser,
    @Nullable String smtpPassword,
    @DefaultValue("true") boolean smtpTls,
    @DefaultValue("trastienda@localhost") String from,
    @DefaultValue("http://localhost:8080") String baseUrl,
    @DefaultValue("1m") Duration backoff,
    @DefaultValue("8") int tries,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("90d") Duration keep) {

  AlertSettings {
    if (tries < 1) {
      throw new IllegalArgumentException("trastienda.alerts.tries must be from 1, but is " + tries);
    }
    if (!baseUrl.matches("https?://\\S+[^\\s/]")) {
      throw new IllegalArgumentException(
          "trastienda.alerts.base-url must be http(s)://host without a slash at its end, but is "
              + baseUrl);
    }
  }

  /// Whether there is a server that mails could go to.
  boolean mails() {
    return smtpHost != null && !smtpHost.isBlank();
  }
}
