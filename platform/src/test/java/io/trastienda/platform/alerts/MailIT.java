package io.trastienda.platform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Mails over SMTP to a real server in this JVM.
@PlatformIT
class MailIT {

  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final MailDesk desk;
  private final TenantBoundary boundary;
  private final TenantFixtures fixtures;
  private Clock clock = Clock.systemUTC();
  private GreenMail server;
  private int port;

  MailIT(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MailDesk desk,
      TenantBoundary boundary,
      TenantFixtures fixtures) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.desk = desk;
    this.boundary = boundary;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void start() throws IOException {
    // What other tests left is not this one's mail.
    superuser
        .sql("update operator.alert_notice set by_mail = false where mail_id is null")
        .update();
    superuser
        .sql(
            "update operator.alert_mail set state = 'DEAD', ended_at = now() where state = 'WAITING'")
        .update();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    up();
  }

  private void up() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void everything_of_a_sweep_comes_in_one_mail_with_links_and_only_once() throws Exception {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.COORDINATOR);
    superuser
        .sql("update operator.person set locale = 'ca' where id = ?")
        .param(ann.value())
        .update();
    notice(blue, ann, 1, 75);
    notice(blue, ann, 2, 100);

    run(mailer());
    run(mailer());
    // A product started anew knows only what the tables say.
    run(mailer());

    List<MimeMessage> mails = mails(ann);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().getSubject()).isEqualTo("A 2 casos se'ls acaba el termini");
    String raw = raw(mails.getFirst());
    assertThat(raw)
        .contains("https://desk.example/work/" + slug(blue) + "/TST-2026-000001")
        .contains("consumit el 100 % del termini")
        .contains("text/plain")
        .contains("text/html")
        .contains("Auto-Submitted: auto-generated");
  }

  @Test
  void a_mail_waits_while_the_server_is_down_and_comes_when_it_is_back() throws Exception {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.COORDINATOR);
    notice(blue, ann, 1, 50);
    server.stop();

    run(mailer());
    assertThat(standing(ann)).isEqualTo("WAITING 1");
    up();
    run(mailer());
    assertThat(mails(ann)).as("not before its pause is over").isEmpty();
    clock = Clock.fixed(Instant.now().plus(Duration.ofMinutes(2)), ZoneOffset.UTC);
    run(mailer());
    run(mailer());

    assertThat(mails(ann)).hasSize(1);
    assertThat(standing(ann)).isEqualTo("SENT 2");
    assertThat(
            superuser
                .sql(
                    """
                    select t.error is null from operator.alert_mail_try t
                    join operator.alert_mail l on l.id = t.mail_id where l.person_id = ? order by number
                    """)
                .param(ann.value())
                .query(Boolean.class)
                .list())
        .containsExactly(false, true);
  }

  @Test
  void a_mail_is_given_up_after_its_tries_and_an_administrator_sends_it_again() throws Exception {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.COORDINATOR);
    PersonId admin = fixtures.administrator();
    notice(blue, ann, 1, 50);
    server.stop();
    for (int day = 0; day < 4; day++) {
      clock = Clock.fixed(Instant.now().plus(Duration.ofDays(day)), ZoneOffset.UTC);
      run(mailer());
    }

    assertThat(standing(ann)).isEqualTo("DEAD 3");
    Delivery dead =
        fixtures.as(admin, desk::deliveries).stream()
            .filter(one -> one.email().equals(address(ann)))
            .findFirst()
            .orElseThrow();
    assertThat(dead.error()).contains("refused");
    up();
    clock = Clock.systemUTC();
    fixtures.run(admin, () -> desk.retry(dead.id()));
    clock = Clock.fixed(Instant.now().plus(Duration.ofSeconds(5)), ZoneOffset.UTC);
    run(mailer());
    assertThat(mails(ann)).hasSize(1);
    assertThatThrownBy(() -> fixtures.run(admin, () -> desk.retry(dead.id())))
        .isInstanceOf(NoSuchMail.class);
  }

  @Test
  void without_a_server_nothing_is_gathered_and_the_administrator_is_told_so() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.COORDINATOR);
    notice(blue, ann, 1, 50);

    run(mailer(settings(null)));

    assertThat(standing(ann)).isEqualTo("none");
    assertThat(fixtures.as(fixtures.administrator(), desk::standing).on()).isFalse();
  }

  private Mailer mailer() {
    return mailer(settings("127.0.0.1"));
  }

  private Mailer mailer(AlertSettings settings) {
    return new Mailer(jdbc, transactions, settings, clock);
  }

  private AlertSettings settings(@org.jspecify.annotations.Nullable String host) {
    return new AlertSettings(
        host,
        port,
        null,
        null,
        false,
        "floor@desk.example",
        "https://desk.example",
        Duration.ofMinutes(1),
        3,
        Duration.ofSeconds(5),
        Duration.ofDays(90));
  }

  private void run(Mailer mailer) {
    boundary.asJob("test", mailer::gather);
    boundary.asJob("test", mailer::deliver);
  }

  private void notice(TenantId tenant, PersonId person, int number, int percent) {
    superuser
        .sql(
            """
            insert into operator.alert_notice(person_id, tenant_id, case_id, reference, work_type, measure, percent,
              plan, by_mail, told_at)
            values (?, ?, ?, ?, 'complaint', 'RESOLUTION', ?, '1', true, now())
            """)
        .params(person.value(), tenant.value(), number, "TST-2026-00000" + number, percent)
        .update();
  }

  private String standing(PersonId person) {
    return superuser
        .sql("select state || ' ' || tries from operator.alert_mail where person_id = ?")
        .param(person.value())
        .query(String.class)
        .optional()
        .orElse("none");
  }

  private String slug(TenantId tenant) {
    return superuser
        .sql("select slug from operator.tenant where id = ?")
        .param(tenant.value())
        .query(String.class)
        .single();
  }

  private String address(PersonId person) {
    return superuser
        .sql("select email from operator.person where id = ?")
        .param(person.value())
        .query(String.class)
        .single();
  }

  private List<MimeMessage> mails(PersonId person) throws MessagingException {
    String address = address(person);
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> to(mail).contains(address))
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getRecipients(Message.RecipientType.TO));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String raw(MimeMessage mail) throws IOException, MessagingException {
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
