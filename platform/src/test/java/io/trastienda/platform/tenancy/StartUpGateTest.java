package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpGateTest {

  @ParameterizedTest
  @ValueSource(strings = {"7.4.12.Final", "7.4.7.Final", "7.3.20.Final", "6.6.50.Final", "7.4"})
  void refuses_a_hibernate_that_leaks(String version) {
    List<String> findings = new ArrayList<>();

    StartUpGate.hibernate(version, findings);

    assertThat(findings).containsExactly("Hibernate must be 7.4.13 or later, but is " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.4.13.Final", "7.4.14.Final", "7.5.0.Beta1", "8.0.0.Final"})
  void lets_a_newer_hibernate_pass(String version) {
    List<String> findings = new ArrayList<>();

    StartUpGate.hibernate(version, findings);

    assertThat(findings).isEmpty();
  }

  @Test
  void knows_the_columns_of_the_operators_tables() {
    assertThat(StartUpGate.allowedOperatorColumns()).contains("tenant.slug", "audit_entry.detail");
  }
}
