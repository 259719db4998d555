package io.trastienda.platform.testing;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Fresh clients and people, so that no test meets another's rows.
///
/// `tenant()` and `person(tenant, Role.AGENT)` make them, `as(person, () -> desk.complete(…))` runs
/// work as that person, judged like a request, and `asJob(tenant, …)` as the product itself.
public class TenantFixtures {

  /// The password of every person made here.
  public static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TenantDirectory directory;
  private final PeopleDesk people;
  private final TenantBoundary boundary;
  private final TransactionTemplate transaction;

  TenantFixtures(
      TenantDirectory directory,
      PeopleDesk people,
      TenantBoundary boundary,
      PlatformTransactionManager transactions) {
    this.directory = directory;
    this.people = people;
    this.boundary = boundary;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// Makes a live client in Madrid, billed in euro.
  public TenantId tenant() {
    return profile().id();
  }

  /// Makes a live client in Madrid and gives its profile.
  public TenantProfile profile() {
    return profile(ZoneId.of("Europe/Madrid"));
  }

  /// Makes a live client in a zone and gives its profile.
  public TenantProfile profile(ZoneId zone) {
    int number = COUNT.incrementAndGet();
    NewTenant wanted =
        new NewTenant(
            "t" + number + "-" + UUID.randomUUID().toString().substring(0, 8),
            "Test client " + number,
            letters(),
            zone,
            Locale.forLanguageTag("es"),
            Currency.getInstance("EUR"),
            "teal");
    TenantProfile created = inTransaction(() -> directory.create(wanted));
    moveTo(created.id(), TenantState.LIVE);
    return directory.profile(created.id()).orElseThrow();
  }

  /// Moves a client on in its life.
  public void moveTo(TenantId tenant, TenantState state) {
    inTransaction(() -> {
      directory.moveTo(tenant, state);
      return state;
    });
  }

  /// Makes a person without any role.
  public PersonId person() {
    return create(false);
  }

  /// Makes a person with roles for one client.
  public PersonId person(TenantId tenant, Role... roles) {
    PersonId person = create(false);
    grant(person, tenant, roles);
    return person;
  }

  /// Makes a platform administrator.
  public PersonId administrator() {
    return create(true);
  }

  /// Gives a person roles for one more client.
  public void grant(PersonId person, TenantId tenant, Role... roles) {
    boundary.asJob(
        "fixtures",
        () -> {
          for (Role role : roles) {
            people.grant(person, tenant, role);
          }
          return person;
        });
  }

  /// Runs work as a person, judged like a request.
  public <T extends @Nullable Object> T as(PersonId person, Supplier<T> work) {
    return boundary.as(new Actor.Person(person), work);
  }

  /// Runs work without a result as a person, judged like a request.
  public void run(PersonId person, Runnable work) {
    as(
        person,
        () -> {
          work.run();
          return person;
        });
  }

  /// Runs work for a client as the product itself.
  public <T extends @Nullable Object> T asJob(TenantId tenant, Supplier<T> work) {
    return boundary.asJob("test", tenant, work);
  }

  /// Runs work in one transaction of a client, as the product itself.
  public <T extends @Nullable Object> T inTransaction(TenantId tenant, Supplier<T> work) {
    return boundary.asJob("test", tenant, () -> transaction.execute(_ -> work.get()));
  }

  private <T> T inTransaction(Supplier<T> work) {
    T result = boundary.asJob("fixtures", () -> transaction.execute(_ -> work.get()));
    if (result == null) {
      throw new IllegalStateException("the work gave nothing");
    }
    return result;
  }

  private PersonId create(boolean administrator) {
    String email = UUID.randomUUID() + "@example.com";
    return boundary.asJob(
        "fixtures",
        () -> people.create(email, "Test person", Locale.ENGLISH, administrator, PASSWORD));
  }

  /// Five capital letters at random: nobody else has drawn them in this server.
  private static String letters() {
    long random = UUID.randomUUID().getMostSignificantBits() >>> 8;
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      prefix.append((char) ('A' + random % 26));
      random /= 26;
    }
    return prefix.toString();
  }
}
