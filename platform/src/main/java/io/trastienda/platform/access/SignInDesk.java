package io.trastienda.platform.access;

import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Judges who may come in.
@Service
public class SignInDesk {

  SignInDesk() {}

  /// Checks a password. Takes as long for an unknown address as for a known one.
  ///
  /// @param address the caller's network address, for throttling
  /// @return the person, empty if address or password is wrong or the person is disabled
  /// @throws TooManyTries after 5 wrong tries of an account or 50 of an address in 15 minutes
  @AcrossTenants("who comes in works for no client yet")
  @Allowed(nobody = true, everyone = true)
  public Optional<PersonProfile> signIn(String email, String password, String address) {
    throw new UnsupportedOperationException();
  }

  /// Checks the key of a client's system.
  ///
  /// @param bearer the key as sent, `trs_…`
  /// @return the actor, empty if there is no such live key
  @AcrossTenants("a key says by itself whose it is")
  @Allowed(nobody = true, everyone = true)
  public Optional<Actor.ApiKey> authenticate(String bearer) {
    throw new UnsupportedOperationException();
  }
}
