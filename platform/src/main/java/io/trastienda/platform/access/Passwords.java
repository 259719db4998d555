package io.trastienda.platform.access;

import io.trastienda.platform.Phrase;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id and checks them, at the same cost whether or not there is a hash.
@Component
final class Passwords {

  private static final int LEAST = 10;
  private static final int MOST = 200;

  private final PasswordEncoder encoder;
  private final String hashOfNobody;

  Passwords(AccessSettings settings) {
    this.encoder =
        new DelegatingPasswordEncoder(
            "argon2",
            Map.of(
                "argon2",
                new Argon2PasswordEncoder(
                    16, 32, 1, settings.passwordMemory(), settings.passwordIterations())));
    this.hashOfNobody = encode("nobody has this password");
  }

  /// Refuses a password that is too short to keep, or too long to hash.
  static void require(String password) {
    if (password.length() < LEAST || password.length() > MOST) {
      throw new InvalidPerson(
          Phrase.of("password"),
          Phrase.of("{least} to {most} characters", Map.of("least", LEAST, "most", MOST)),
          Phrase.of("{count} characters", Map.of("count", password.length())));
    }
  }

  String encode(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("the password encoder gave no hash");
    }
    return hash;
  }

  /// Says whether the password belongs to the hash; without a hash it works as long and says no.
  boolean match(String password, @Nullable String hash) {
    String candidate = password.length() > MOST ? "" : password;
    boolean same = encoder.matches(candidate, hash == null ? hashOfNobody : hash);
    return same && hash != null;
  }

  /// Says whether a hash was made with settings weaker than today's.
  boolean outdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }
}
