package io.trastienda.platform.access;

import io.trastienda.platform.tenancy.AcrossTenants;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges who may come in.
@Service
public class SignInDesk {

  private final People people;
  private final Passwords passwords;
  private final SignInTries tries;
  private final ApiKeys keys;
  private final TransactionTemplate transaction;

  SignInDesk(
      People people,
      Passwords passwords,
      SignInTries tries,
      ApiKeys keys,
      PlatformTransactionManager transactions) {
    this.people = people;
    this.passwords = passwords;
    this.tries = tries;
    this.keys = keys;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// Checks a password. Takes as long for an unknown address as for a known one.
  ///
  /// It holds no connection while it hashes: that takes tens of milliseconds.
  ///
  /// @param address the caller's network address, for throttling
  /// @return the person, empty if address or password is wrong or the person is disabled
  /// @throws TooManyTries after 5 wrong tries of an account or 50 of an address in 15 minutes
  @AcrossTenants("who comes in works for no client yet")
  @Allowed(nobody = true, everyone = true)
  public Optional<PersonProfile> signIn(String email, String password, String address) {
    String account = email.strip().toLowerCase(Locale.ROOT);
    String accountHash = ApiKeyText.sha256(account);
    long number = tries.begin(accountHash, address);

    Optional<People.Account> found = people.byEmail(account);
    String hash = found.map(People.Account::hash).orElse(null);
    boolean right = passwords.match(password, hash);
    Optional<PersonProfile> person =
        found.map(People.Account::profile).filter(profile -> right && !profile.disabled());

    if (person.isPresent()) {
      tries.succeeded(number, accountHash);
      if (hash != null && passwords.outdated(hash)) {
        String stronger = passwords.encode(password);
        transaction.executeWithoutResult(_ -> people.rehash(person.get().id(), stronger));
      }
    }
    return person;
  }

  /// Checks the key of a client's system.
  ///
  /// @param bearer the key as sent, `trs_…`
  /// @return whose it is, empty if there is no such live key
  @AcrossTenants("a key says by itself whose it is")
  @Allowed(nobody = true, everyone = true)
  public Optional<LiveKey> authenticate(String bearer) {
    ApiKeyText key = new ApiKeyText(bearer);
    return key.wellFormed() ? keys.live(key.hash()) : Optional.empty();
  }
}
