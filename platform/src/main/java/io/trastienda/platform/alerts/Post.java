package io.trastienda.platform.alerts;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Gives a mail to the server over SMTP.
final class Post {

  private final AlertSettings settings;
  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  Post(AlertSettings settings) {
    this.settings = settings;
    String timeout = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.smtpTls()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.smtpTls()));
    properties.put("mail.smtp.auth", Boolean.toString(settings.smtpUser() != null));
    sender.setHost(settings.smtpHost());
    sender.setPort(settings.smtpPort());
    sender.setUsername(settings.smtpUser());
    sender.setPassword(settings.smtpPassword());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    sender.setJavaMailProperties(properties);
  }

  /// Sends a letter; returns when the server took it.
  ///
  /// @param message number of the mail: the same on every try, so that a reader's mailbox knows a
  ///   second copy
  /// @throws MailException if it did not
  void send(String address, UUID message, Letters.Letter letter) {
    MimeMessage mail = new Numbered(sender, message);
    try {
      MimeMessageHelper parts = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
      parts.setFrom(settings.from());
      parts.setTo(address);
      parts.setSubject(letter.subject());
      parts.setText(letter.text(), letter.html());
      mail.setHeader("Auto-Submitted", "auto-generated");
    } catch (MessagingException e) {
      throw new org.springframework.mail.MailPreparationException(e);
    }
    sender.send(mail);
  }

  /// A message that keeps its number when it is saved.
  private static final class Numbered extends MimeMessage {

    private final UUID number;

    Numbered(JavaMailSenderImpl sender, UUID number) {
      super(sender.getSession());
      this.number = number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + number + "@trastienda>");
    }
  }
}
