package io.trastienda.platform.testing;

import java.util.Locale;
import java.util.Optional;

/// Reads a setting of the backends: a system property, else an environment variable.
///
/// `TRASTIENDA_POSTGRES_URL` in the environment is `trastienda.postgres.url` as a property.
final class BackendSetting {

  private BackendSetting() {}

  static Optional<String> of(String variable) {
    String property = System.getProperty(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    String value = property != null ? property : System.getenv(variable);
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  static String required(String variable, String because) {
    return of(variable)
        .orElseThrow(() -> new IllegalStateException(variable + " is missing: " + because));
  }

  /// Whether containers were asked for (`-Dbackends=containers`).
  static boolean containersWanted() {
    return "containers".equals(System.getProperty("backends"));
  }

  /// Whether temporary embedded backends must survive a power cut, as benchmarks need it
  /// (`-Dbackends.durable=true`).
  static boolean durabilityWanted() {
    return Boolean.getBoolean("backends.durable");
  }
}
