package io.trastienda.platform.access;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the operator keeps people, and what each may do for which client.
@Service
public class PeopleDesk {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");
  private static final Set<String> THEMES = Set.of("light", "dark", "system");
  private static final Set<String> DENSITIES = Set.of("compact", "comfortable", "roomy");

  private final People people;
  private final Passwords passwords;

  PeopleDesk(People people, Passwords passwords) {
    this.people = people;
    this.passwords = passwords;
  }

  /// Creates a person who can sign in.
  ///
  /// @param password at least 10 characters; kept as an Argon2id hash
  /// @throws EmailTaken if somebody has the address
  /// @throws InvalidPerson if address, name or password break their rule
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public PersonId create(
      String email, String name, Locale locale, boolean administrator, String password) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    require(
        EMAIL.matcher(address).matches(),
        Phrase.of("e-mail address"),
        Phrase.of("name@domain"),
        email);
    require(
        !name.isBlank() && name.length() <= 120,
        Phrase.of("name"),
        Phrase.of("1 to {most} characters", Map.of("most", 120)),
        name);
    Passwords.require(password);
    return people.insert(address, name.strip(), locale, administrator, passwords.encode(password));
  }

  /// Gives a person a role for a client from now on; again for the same role changes nothing.
  ///
  /// @throws InvalidMembership if staff would become a client's people or the other way round, a
  ///   client's person would get a second client, or a platform administrator a membership
  @AcrossTenants("the operator appoints people for any client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void grant(PersonId person, TenantId tenant, Role role) {
    if (role == Role.ADMINISTRATOR) {
      throw new InvalidMembership(role);
    }
    requireKnown(person);
    people.grant(person, tenant, role);
  }

  /// Ends a role at once: the next call of that person is judged without it.
  @AcrossTenants("the operator withdraws people from any client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void revoke(PersonId person, TenantId tenant, Role role) {
    requireKnown(person);
    people.revoke(person, tenant, role);
  }

  /// Lets a person sign in no longer, or again.
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void disable(PersonId person, boolean disabled) {
    if (people.disable(person, disabled) == 0) {
      throw new NoSuchPerson(person.toString());
    }
  }

  /// Gives everybody, by name.
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional(readOnly = true)
  public List<PersonProfile> people() {
    return people.all();
  }

  /// Gives the profile of the person who calls.
  @AcrossTenants("a person is one person over all clients")
  @Allowed(everyone = true)
  @Transactional(readOnly = true)
  public PersonProfile me() {
    return requireKnown(caller());
  }

  /// Keeps the caller's language, theme, density, and whether single keys do something.
  @AcrossTenants("a person is one person over all clients")
  @Allowed(everyone = true)
  @Transactional
  public void prefer(Locale locale, String theme, String density, boolean singleKeys) {
    require(THEMES.contains(theme), Phrase.of("theme"), Phrase.of("light, dark or system"), theme);
    require(
        DENSITIES.contains(density),
        Phrase.of("density"),
        Phrase.of("compact, comfortable or roomy"),
        density);
    people.prefer(caller(), locale, theme, density, singleKeys);
  }

  /// Gives the staff who hold a role for a client: names for the floor, never for the client.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.QUALITY, Role.FINANCE})
  @Transactional(readOnly = true)
  public List<PersonProfile> staff(TenantId tenant) {
    return people.staff(tenant);
  }

  /// Gives the code by which a client's people know the caller; empty if the caller never was an
  /// agent there.
  @Allowed(everyone = true)
  @Transactional(readOnly = true)
  public Optional<String> agentCode(TenantId tenant) {
    return people.agentCode(tenant, caller());
  }

  private PersonProfile requireKnown(PersonId person) {
    return people.byId(person).orElseThrow(() -> new NoSuchPerson(person.toString()));
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new NoSuchPerson(actor.label());
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, String value) {
    if (!holds) {
      throw new InvalidPerson(thing, rule, value);
    }
  }
}
