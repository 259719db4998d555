package io.trastienda.platform.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gathers what people are told into one mail each and sends it, again and again until the server
/// takes it or the tries are used up. A mail is sent at least once; a second time only if the
/// product died between the server's word and its own note of it.
@Component
class Mailer {

  private static final Logger log = LoggerFactory.getLogger(Mailer.class);
  private static final int LONGEST_ERROR = 500;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /// Only what is an hour old at most: a server that is set up later is not told the past.
  private static final String GATHER =
      """
      with news as (
        select n.id, n.person_id from operator.alert_notice n
        where n.by_mail and n.mail_id is null and n.told_at > :now::timestamptz - interval '1 hour'
        for update skip locked
      ), mail as (
        insert into operator.alert_mail(person_id, state, next_at, created_at)
        select person_id, 'WAITING', :now, :now from (select distinct person_id from news) one
        returning id, person_id
      )
      update operator.alert_notice n set mail_id = mail.id
      from news join mail using (person_id) where n.id = news.id
      """;

  /// The next try is put off before this one begins, so that nobody else begins it too and a crash
  /// leaves it to be tried again.
  private static final String TAKE =
      """
      update operator.alert_mail l set tries = l.tries + 1,
        next_at = :now::timestamptz + make_interval(secs => :pause)
      from (select id from operator.alert_mail where state = 'WAITING' and next_at <= :now
        order by next_at, id limit 1 for update skip locked) due
      where l.id = due.id
      returning l.id, l.message, l.tries, l.person_id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AlertSettings settings;
  private final Clock clock;
  private final Post post;
  private final Letters letters;

  Mailer(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      AlertSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.settings = settings;
    this.clock = clock;
    this.post = new Post(settings);
    this.letters = new Letters(settings.baseUrl());
  }

  private record Taken(long id, UUID message, int tries, long person) {}

  private record Reader(String email, String name, Locale locale) {}

  /// Puts what was told and is to be mailed into one mail for each person.
  ///
  /// @return how many notices; none while there is no server
  int gather() {
    if (!settings.mails()) {
      return 0;
    }
    Integer gathered =
        transaction.execute(
            _ -> jdbc.sql(GATHER).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update());
    return gathered == null ? 0 : gathered;
  }

  /// Sends what waits and is due.
  ///
  /// @return how many mails the server took
  int deliver() {
    int sent = 0;
    while (settings.mails()) {
      Optional<Taken> taken = take();
      if (taken.isEmpty()) {
        return sent;
      }
      sent += deliver(taken.get()) ? 1 : 0;
    }
    return sent;
  }

  private Optional<Taken> take() {
    Optional<Taken> taken =
        transaction.execute(_ ->
            jdbc.sql(TAKE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("pause", settings.timeout().multipliedBy(6).toSeconds())
                .query(Mailer::taken)
                .optional());
    return taken == null ? Optional.empty() : taken;
  }

  private boolean deliver(Taken mail) {
    Optional<Reader> reader = reader(mail.person());
    if (reader.isEmpty()) {
      note(mail, "DEAD", "the person may not sign in any more");
      return false;
    }
    try {
      post.send(
          reader.get().email(),
          mail.message(),
          letters.write(reader.get().locale(), reader.get().name(), lines(mail.id())));
    } catch (MailException failure) {
      String error = root(failure);
      boolean dead = mail.tries() >= settings.tries();
      log.warn(
          "Mail {} was not taken at try {}{}: {}",
          mail.id(),
          mail.tries(),
          dead ? " and is given up" : "",
          error);
      note(mail, dead ? "DEAD" : "WAITING", error);
      return false;
    }
    note(mail, "SENT", null);
    return true;
  }

  private void note(Taken mail, String state, @Nullable String error) {
    boolean ended = !state.equals("WAITING");
    String words =
        error == null ? null : error.substring(0, Math.min(LONGEST_ERROR, error.length()));
    transaction.executeWithoutResult(_ -> {
      jdbc.sql(
              """
              insert into operator.alert_mail_try(mail_id, number, tried_at, error)
              values (:mail, :number, :now, :error)
              """)
          .param("mail", mail.id())
          .param("number", mail.tries())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("error", words)
          .update();
      jdbc.sql(
              """
              update operator.alert_mail set state = :state, error = :error,
                ended_at = case when :ended then :now::timestamptz end,
                next_at = :now::timestamptz + make_interval(secs => :pause)
              where id = :mail
              """)
          .param("state", state)
          .param("error", words)
          .param("ended", ended)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("pause", pause(mail.tries()).toMillis() / 1_000.0)
          .param("mail", mail.id())
          .update();
    });
  }

  /// Doubled from try to try, six hours at most.
  private Duration pause(int tries) {
    Duration pause = settings.backoff().multipliedBy(1L << Math.min(tries - 1, 16));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private Optional<Reader> reader(long person) {
    Optional<Reader> reader =
        transaction.execute(_ ->
            jdbc.sql(
                    "select email, name, locale from operator.person where id = :person and not disabled")
                .param("person", person)
                .query((row, _) ->
                    new Reader(
                        row.getString("email"),
                        row.getString("name"),
                        Locale.forLanguageTag(row.getString("locale"))))
                .optional());
    return reader == null ? Optional.empty() : reader;
  }

  private List<Letters.Line> lines(long mail) {
    List<Letters.Line> lines =
        transaction.execute(_ ->
            jdbc.sql(
                    """
                    select t.name, t.slug, n.reference, n.measure, n.percent from operator.alert_notice n
                    join operator.tenant t on t.id = n.tenant_id where n.mail_id = :mail
                    order by n.percent desc, t.name, n.reference
                    """)
                .param("mail", mail)
                .query((row, _) ->
                    new Letters.Line(
                        row.getString("name"),
                        row.getString("slug"),
                        row.getString("reference"),
                        row.getString("measure"),
                        row.getInt("percent")))
                .list());
    return lines == null ? List.of() : lines;
  }

  private static Taken taken(ResultSet row, int number) throws SQLException {
    return new Taken(
        row.getLong("id"),
        row.getObject("message", UUID.class),
        row.getInt("tries"),
        row.getLong("person_id"));
  }

  private static String root(MailException failure) {
    Throwable deepest = NestedExceptionUtils.getMostSpecificCause(failure);
    return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
  }
}
