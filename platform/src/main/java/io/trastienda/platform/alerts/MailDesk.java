package io.trastienda.platform.alerts;

import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where platform administrators see which mails went out, which wait and which were given up.
@Service
public class MailDesk {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final AlertSettings settings;
  private final Clock clock;

  MailDesk(JdbcClient jdbc, AlertSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /// How mail is set up.
  ///
  /// @param on whether there is a server
  /// @param server its host and port; empty without one
  /// @param from the sender's address
  /// @param waiting how many mails wait
  /// @param dead how many were given up
  public record Standing(boolean on, String server, String from, int waiting, int dead) {}

  /// Says how mail stands.
  @AcrossTenants("mail is the operator's, for all clients")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional(readOnly = true)
  public Standing standing() {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'DEAD') as dead
            from operator.alert_mail
            """)
        .query((row, _) ->
            new Standing(
                settings.mails(),
                settings.mails() ? settings.smtpHost() + ":" + settings.smtpPort() : "",
                settings.from(),
                row.getInt("waiting"),
                row.getInt("dead")))
        .single();
  }

  /// Gives the latest mails: those given up first, then those that wait.
  ///
  /// @return at most 200
  @AcrossTenants("mail is the operator's, for all clients")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional(readOnly = true)
  public List<Delivery> deliveries() {
    return jdbc.sql(
            """
            select l.id, p.name, p.email, l.state, l.tries, l.created_at, l.next_at, l.error,
              (select count(*) from operator.alert_notice n where n.mail_id = l.id) as notices
            from operator.alert_mail l join operator.person p on p.id = l.person_id
            order by case l.state when 'DEAD' then 0 when 'WAITING' then 1 else 2 end, l.id desc limit :most
            """)
        .param("most", MOST)
        .query(MailDesk::delivery)
        .list();
  }

  /// Tries a mail that was given up again from the beginning.
  ///
  /// @throws NoSuchMail if it is not one of those
  @AcrossTenants("mail is the operator's, for all clients")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void retry(long mail) {
    int again =
        jdbc.sql(
                """
                update operator.alert_mail l set state = 'WAITING', ended_at = null, next_at = :now,
                  tries = 0
                where id = :mail and state = 'DEAD'
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("mail", mail)
            .update();
    if (again == 0) {
      throw new NoSuchMail(mail);
    }
    jdbc.sql("delete from operator.alert_mail_try where mail_id = :mail")
        .param("mail", mail)
        .update();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    Delivery.State state = Delivery.State.valueOf(row.getString("state"));
    return new Delivery(
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        row.getInt("notices"),
        state,
        row.getInt("tries"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        state == Delivery.State.WAITING
            ? row.getObject("next_at", OffsetDateTime.class).toInstant()
            : null,
        row.getString("error"));
  }
}
