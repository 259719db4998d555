package io.trastienda.platform;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.trastienda.platform.testing.HouseRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final JavaClasses PRODUCT = HouseRules.product();

  @ParameterizedTest
  @MethodSource("rules")
  void the_platform_keeps(ArchRule rule) {
    rule.check(PRODUCT);
  }

  static List<ArchRule> rules() {
    return HouseRules.all();
  }
}
