package io.trastienda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIT
class SignInDeskIT {

  private final SignInDesk desk;
  private final KeyDesk keys;
  private final PeopleDesk people;
  private final TenantBoundary boundary;
  private final TenantFixtures fixtures;
  private final JdbcClient asApplication;
  private final TransactionTemplate transaction;
  private final JdbcClient behind = JdbcClient.create(PostgresBackend.shared().superuser());

  SignInDeskIT(
      SignInDesk desk,
      KeyDesk keys,
      PeopleDesk people,
      TenantBoundary boundary,
      TenantFixtures fixtures,
      JdbcClient asApplication,
      PlatformTransactionManager transactions) {
    this.desk = desk;
    this.keys = keys;
    this.people = people;
    this.boundary = boundary;
    this.fixtures = fixtures;
    this.asApplication = asApplication;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Test
  void lets_a_person_in_whatever_the_capitals_of_the_address() {
    String email = emailOf(fixtures.person());

    Optional<PersonProfile> person =
        desk.signIn(email.toUpperCase(Locale.ROOT), TenantFixtures.PASSWORD, address());

    assertThat(person).map(PersonProfile::email).hasValue(email);
  }

  @Test
  void keeps_only_an_argon2id_hash() {
    PersonId person = fixtures.person();

    String hash =
        behind
            .sql("select password_hash from operator.person where id = ?")
            .param(person.value())
            .query(String.class)
            .single();

    assertThat(hash).startsWith("{argon2}$argon2id$");
  }

  @Test
  void a_disabled_person_stays_outside() {
    PersonId person = fixtures.person();
    String email = emailOf(person);
    PersonId administrator = fixtures.administrator();

    fixtures.run(administrator, () -> people.disable(person, true));

    assertThat(desk.signIn(email, TenantFixtures.PASSWORD, address())).isEmpty();
  }

  @Test
  void an_account_waits_after_five_wrong_tries_even_with_the_right_password() {
    String email = emailOf(fixtures.person());
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signIn(email, "wrong password", address())).isEmpty();
    }

    assertThatThrownBy(() -> desk.signIn(email, TenantFixtures.PASSWORD, address()))
        .isInstanceOf(TooManyTries.class)
        .hasMessage("too many wrong tries, wait 15 minutes");
  }

  @Test
  void an_account_opens_again_after_fifteen_minutes() {
    String email = emailOf(fixtures.person());
    for (int i = 0; i < 5; i++) {
      desk.signIn(email, "wrong password", address());
    }
    behind
        .sql(
            "update operator.sign_in_try set tried_at = tried_at - interval '15 minutes' where account_hash = ?")
        .param(ApiKeyText.sha256(email))
        .update();

    assertThat(desk.signIn(email, TenantFixtures.PASSWORD, address())).isPresent();
  }

  @Test
  void a_right_password_forgets_the_wrong_tries_before_it() {
    String email = emailOf(fixtures.person());
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        desk.signIn(email, "wrong password", address());
      }
      assertThat(desk.signIn(email, TenantFixtures.PASSWORD, address())).isPresent();
    }
  }

  @Test
  void an_address_waits_after_fifty_wrong_tries_of_any_accounts() {
    String address = address();
    for (int i = 0; i < 50; i++) {
      assertThat(
              desk.signIn(
                  "nobody-" + UUID.randomUUID() + "@example.com", "wrong password", address))
          .isEmpty();
    }

    assertThatThrownBy(
            () -> desk.signIn(emailOf(fixtures.person()), TenantFixtures.PASSWORD, address))
        .isInstanceOf(TooManyTries.class);
  }

  @Test
  void a_key_opens_its_own_clients_and_no_other() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    String bearer = key(blue, Role.COORDINATOR);

    Actor.ApiKey key = desk.authenticate(bearer).orElseThrow().actor();

    assertThat(boundary.<Integer>as(key, () -> people.staff(blue).size())).isZero();
    assertThatThrownBy(() -> boundary.as(key, () -> people.staff(red)))
        .isInstanceOf(NoSuchTenant.class);
  }

  @Test
  void a_key_is_kept_as_a_hash_only() {
    String bearer = key(fixtures.tenant(), Role.CLIENT_VIEWER);

    assertThat(bearer).matches("trs_test-key_[0-9a-f]{64}_[0-9a-f]{8}");
    assertThat(
            behind
                .sql("select count(*) from operator.api_key k where k::text like '%' || ? || '%'")
                .param(bearer.substring(13, 77))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_mistyped_key_opens_nothing() {
    String bearer = key(fixtures.tenant(), Role.CLIENT_VIEWER);
    char last = bearer.charAt(bearer.length() - 1);

    assertThat(
            desk.authenticate(bearer.substring(0, bearer.length() - 1) + (last == '0' ? '1' : '0')))
        .isEmpty();
    assertThat(desk.authenticate("")).isEmpty();
  }

  @Test
  void a_revoked_key_may_nothing() {
    TenantId blue = fixtures.tenant();
    PersonId administrator = fixtures.administrator();
    String name = "k" + UUID.randomUUID().toString().substring(0, 20);
    String bearer =
        fixtures.as(administrator, () -> keys.create(name, Set.of(blue), Role.COORDINATOR));
    Actor.ApiKey key = desk.authenticate(bearer).orElseThrow().actor();

    int revoked = fixtures.as(administrator, () -> keys.revoke(name));

    assertThat(revoked).isEqualTo(1);
    assertThat(desk.authenticate(bearer)).isEmpty();
    assertThatThrownBy(() -> boundary.as(key, () -> people.staff(blue)))
        .isInstanceOf(NoSuchTenant.class);
  }

  @Test
  void each_call_leaves_one_row_done_refused_or_failed() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    PersonId agent = fixtures.person(blue, Role.AGENT);

    fixtures.as(coordinator, () -> people.staff(blue));
    assertThatThrownBy(() -> fixtures.as(agent, () -> people.staff(blue)))
        .isInstanceOf(NotAllowed.class);

    assertThat(
            behind
                .sql(
                    """
                    select actor || ' ' || operation || ' ' || outcome || coalesce(' ' || detail, '')
                    from operator.audit_entry where tenant_id = ? order by id
                    """)
                .param(blue.value())
                .query(String.class)
                .list())
        .containsExactly(
            "person:" + coordinator + " PeopleDesk.staff DONE",
            "person:" + agent + " PeopleDesk.staff REFUSED tenancy.not-allowed");
  }

  @Test
  void the_application_cannot_touch_the_trail() {
    for (String sql :
        new String[] {
          "update operator.audit_entry set actor = 'x'",
          "delete from operator.audit_entry",
          "truncate operator.audit_entry",
          "select count(*) from operator.audit_entry"
        }) {
      assertThatThrownBy(
              () -> transaction.executeWithoutResult(_ -> asApplication.sql(sql).update()))
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> behind.sql("delete from operator.audit_entry").update())
        .rootCause()
        .hasMessageContaining("never changed or removed");
  }

  private String key(TenantId tenant, Role role) {
    return fixtures.as(
        fixtures.administrator(), () -> keys.create("test key", Set.of(tenant), role));
  }

  private String emailOf(PersonId person) {
    return fixtures.as(person, () -> people.me().email());
  }

  private static String address() {
    return UUID.randomUUID().toString();
  }
}
