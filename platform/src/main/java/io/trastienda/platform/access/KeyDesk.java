package io.trastienda.platform.access;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AcrossTenants;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the operator gives out API keys.
@Service
public class KeyDesk {

  private final ApiKeys keys;

  KeyDesk(ApiKeys keys) {
    this.keys = keys;
  }

  /// Makes a key, shown this once and kept as a hash only: `trs_<name>_<32 random bytes>_<check>`.
  ///
  /// @param name what it is for, 1 to 40 characters
  /// @param tenants whose clients' data it opens: one for a client's system, several for a job
  /// @param role what it may do for each of them
  /// @throws InvalidPerson if the name is blank or too long, there is no tenant, or the role is
  ///   {@link Role#ADMINISTRATOR}: no key runs the platform
  @AcrossTenants("the operator gives keys for any client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public String create(String name, Set<TenantId> tenants, Role role) {
    if (name.isBlank() || name.length() > 40) {
      throw new InvalidPerson(
          Phrase.of("name of the key"),
          Phrase.of("1 to {most} characters", Map.of("most", 40)),
          name);
    }
    if (tenants.isEmpty()) {
      throw new InvalidPerson(
          Phrase.of("clients of the key"), Phrase.of("one or more"), Phrase.of("none"));
    }
    if (role == Role.ADMINISTRATOR) {
      throw new InvalidPerson(
          Phrase.of("role of the key"), Phrase.of("a role held for a client"), role.name());
    }
    ApiKeyText key = ApiKeyText.random(name);
    keys.insert(name, key.hash(), role, tenants);
    return key.value();
  }

  /// Ends all live keys of a name at once.
  ///
  /// @return how many there were, from 0
  @AcrossTenants("the operator withdraws keys of any client")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public int revoke(String name) {
    return keys.revoke(name);
  }
}
