package io.trastienda;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.trastienda.platform.testing.HouseRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// The rooms of the whole product, the arrows between them, and the rules that all of them keep.
class ArchitectureTest {

  private static final JavaClasses PRODUCT = HouseRules.product();

  private static final ApplicationModules ROOMS =
      ApplicationModules.of(
          Application.class,
          DescribedPredicate.describe("made for tests", ArchitectureTest::madeForTests));

  @Test
  void every_room_is_found_by_its_plate() {
    assertThat(ROOMS.stream().map(room -> room.getIdentifier().toString()))
        .contains(
            "platform.tenancy",
            "platform.access",
            "platform.events",
            "platform.catalogue",
            "platform.cases",
            "platform.dispatch",
            "platform.intake",
            "tenantadmin.clients",
            "tenantadmin.billing",
            "analytics.warehouse",
            "analytics.kpi",
            "ui.shell",
            "ui.api");
  }

  @Test
  void rooms_use_each_other_only_by_their_doors_and_along_the_arrows_on_their_plates() {
    ROOMS.verify();
  }

  @Test
  void the_map_of_the_rooms_is_drawn() {
    Documenter.Options options =
        Documenter.Options.defaults().withOutputFolder("target/spring-modulith-docs");

    new Documenter(ROOMS, options).writeDocumentation();

    assertThat(Path.of("target", "spring-modulith-docs", "components.puml"))
        .satisfies(map -> assertThat(Files.size(map)).isPositive());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_product_keeps(ArchRule rule) {
    rule.check(PRODUCT);
  }

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  private static boolean madeForTests(JavaClass type) {
    return type.getPackageName().contains(".testing")
        || type.getPackageName().startsWith("io.trastienda.start")
        || type.getSource().stream()
            .map(source -> source.getUri().toString())
            .anyMatch(uri -> uri.contains("-tests.jar") || uri.contains("/test-classes/"));
  }
}
