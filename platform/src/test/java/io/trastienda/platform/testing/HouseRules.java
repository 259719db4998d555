package io.trastienda.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.TenantBoundary;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of the house that no compiler checks, each with its reason. A module's test runs them
/// over {@link #product()}: its own classes and those of the modules below it.
public final class HouseRules {

  private static final String EVENTS = "io.trastienda.platform.events..";
  private static final String WAREHOUSE = "io.trastienda.analytics.warehouse..";
  private static final String INTAKE = "io.trastienda.platform.intake..";
  private static final String TENANCY = "io.trastienda.platform.tenancy..";

  private static final Set<String> TIME_TYPES =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.ZonedDateTime",
          "java.time.OffsetDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private HouseRules() {}

  /// Imports the product's classes, without tests and test jars.
  public static JavaClasses product() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("io.trastienda");
  }

  /// Gives all rules.
  public static List<ArchRule> all() {
    return List.of(
        tenantFirst(),
        proxiable(),
        transactionsInServices(),
        noSqlPastTheFilter(),
        sqlOnlyWhereRowsAreKept(),
        noThreadsOfTheirOwn(),
        noAsync(),
        oneClock(),
        movedTimeOnlyInIntake(),
        kafkaHasItsRooms(),
        clickHouseHasItsRoom(),
        vaadinOnlyInScreens(),
        noEntitiesAboveThePlatform(),
        platedRooms(),
        sayingNames(),
        portalDoorsOnly());
  }

  private static ArchRule tenantFirst() {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Service.class)
        .should(
            new ArchCondition<>("take TenantId first or be @AcrossTenants") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> types = method.getRawParameterTypes();
                boolean first = !types.isEmpty() && types.getFirst().isEquivalentTo(TenantId.class);
                if (first == method.isAnnotatedWith(AcrossTenants.class)) {
                  events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                }
              }
            })
        .allowEmptyShould(true)
        .because("isolation must be readable in the signature, and the boundary reads it there");
  }

  private static ArchRule proxiable() {
    return classes()
        .that()
        .areAnnotatedWith(Service.class)
        .should()
        .bePublic()
        .andShould()
        .notHaveModifier(JavaModifier.FINAL)
        .andShould(
            new ArchCondition<>("have no final method") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.FINAL))
                    .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                    .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                    .forEach(method ->
                        events.add(SimpleConditionEvent.violated(method, method.getDescription())));
              }
            })
        .allowEmptyShould(true)
        .because("the boundary is a proxy, and a final method would be called past it");
  }

  private static ArchRule transactionsInServices() {
    return classes()
        .that(not(annotatedWith(Service.class)).and(not(annotatedWith(Repository.class))))
        .should(
            new ArchCondition<>("open no transaction by annotation") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean opens =
                    type.isAnnotatedWith(Transactional.class)
                        || type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(Transactional.class));
                if (opens) {
                  events.add(SimpleConditionEvent.violated(type, type.getDescription()));
                }
              }
            })
        .because(
            "a transaction begins behind the boundary, which only services, and repositories behind"
                + " them, have before them");
  }

  private static ArchRule noSqlPastTheFilter() {
    return noClasses()
        .should()
        .callMethodWhere(
            calls(
                "a native query or disableFilter",
                access ->
                    access
                            .getTargetOwner()
                            .getPackageName()
                            .matches("(org\\.hibernate|jakarta\\.persistence).*")
                        && Set.of(
                                "createNativeQuery",
                                "createNativeMutationQuery",
                                "disableFilter",
                                "openStatelessSession")
                            .contains(access.getName())))
        .because(
            "these pass Hibernate's tenant filter: row security would still hold, but one wall is"
                + " not two (plain SQL goes through Spring's JDBC on the tenant's connection)");
  }

  private static ArchRule sqlOnlyWhereRowsAreKept() {
    return noClasses()
        .that()
        .resideInAnyPackage("io.trastienda.ui..", "io.trastienda.analytics.kpi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
        .allowEmptyShould(true)
        .because("screens ask services, and measures ask the warehouse's gateway");
  }

  private static ArchRule noThreadsOfTheirOwn() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(EVENTS, WAREHOUSE, INTAKE)
        .should()
        .callCodeUnitWhere(
            new DescribedPredicate<>("a thread or executor is made") {
              @Override
              public boolean test(JavaCall<?> access) {
                String owner = access.getTargetOwner().getName();
                String name = access.getName();
                return (owner.equals("java.lang.Thread")
                        && Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                            .contains(name))
                    || owner.equals("java.util.Timer")
                    || owner.equals("java.util.concurrent.Executors");
              }
            })
        .because("a thread of one's own has no call: only the rooms that enter by asJob may");
  }

  private static ArchRule noAsync() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ThreadLocal")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.InheritableThreadLocal")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.scheduling.annotation.Async")
        .orShould()
        .callMethodWhere(
            calls(
                "CompletableFuture…Async without an executor",
                access ->
                    access
                            .getTargetOwner()
                            .getName()
                            .equals("java.util.concurrent.CompletableFuture")
                        && access.getName().endsWith("Async")
                        && access instanceof JavaMethodCall call
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Executor.class))))
        .because("the tenant goes with the call by value; a pool's thread would carry another's");
  }

  private static ArchRule oneClock() {
    return noClasses()
        .that(not(resideInAPackage(TENANCY)).and(not(resideInAPackage(EVENTS))))
        .should()
        .callMethodWhere(
            calls(
                "the machine's clock is read",
                access -> {
                  String owner = access.getTargetOwner().getName();
                  boolean now =
                      TIME_TYPES.contains(owner)
                          && access.getName().equals("now")
                          && access instanceof JavaMethodCall call
                          && call.getTarget().getRawParameterTypes().stream()
                              .noneMatch(type -> type.isEquivalentTo(Clock.class));
                  boolean system =
                      (owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource"))
                          && access.getName().startsWith("system");
                  boolean millis =
                      owner.equals("java.lang.System")
                          && access.getName().equals("currentTimeMillis");
                  return now || system || millis;
                }))
        .because(
            "time comes from the injected Clock, which history and demo may move; only the facts'"
                + " own numbers and the relay are always in real time");
  }

  private static ArchRule movedTimeOnlyInIntake() {
    return noClasses()
        .that(not(resideInAPackage(INTAKE)).and(not(resideInAPackage(TENANCY))))
        .should()
        .callMethodWhere(
            calls(
                "asJobAt or asAt is called",
                access ->
                    access.getTargetOwner().isEquivalentTo(TenantBoundary.class)
                        && Set.of("asJobAt", "asAt").contains(access.getName())))
        .because("only the replay of a client's past may move the clock; the demo lies in tests");
  }

  private static ArchRule kafkaHasItsRooms() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(EVENTS, WAREHOUSE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .because("swapping the broker must stay the work of one room on each side");
  }

  private static ArchRule clickHouseHasItsRoom() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(WAREHOUSE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.clickhouse..")
        .because("every query to ClickHouse must pass the gateway that binds the tenant");
  }

  private static ArchRule vaadinOnlyInScreens() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("io.trastienda.ui..", "io.trastienda")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.vaadin..")
        .because("what the product does must not depend on how it is shown");
  }

  private static ArchRule noEntitiesAboveThePlatform() {
    return noClasses()
        .that()
        .resideInAnyPackage("io.trastienda.ui..", "io.trastienda.analytics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
        .allowEmptyShould(true)
        .because("rooms talk in records, not in rows");
  }

  private static ArchRule platedRooms() {
    return classes()
        .that(
            not(resideInAPackage("io.trastienda.platform"))
                .and(not(resideInAPackage("io.trastienda"))))
        .should(
            new ArchCondition<>("live in a room with a door plate") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean plate = type.getSimpleName().equals("package-info");
                if (!plate && !type.getPackage().isAnnotatedWith(ApplicationModule.class)) {
                  events.add(SimpleConditionEvent.violated(type, type.getDescription()));
                }
              }
            })
        .because("a package without @ApplicationModule escapes the check of the arrows");
  }

  private static ArchRule sayingNames() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .because("a name that says nothing collects everything");
  }

  private static ArchRule portalDoorsOnly() {
    return noClasses()
        .that()
        .resideInAPackage("io.trastienda.ui.portal..")
        .should()
        .dependOnClassesThat(not(simpleNameEndingWith("Portal")).and(annotatedWith(Service.class)))
        .allowEmptyShould(true)
        .because("a client's people see what a Portal door shows: no names, notes or cost");
  }

  private static DescribedPredicate<JavaMethodCall> calls(
      String what, Predicate<JavaAccess<?>> which) {
    return new DescribedPredicate<>(what) {
      @Override
      public boolean test(JavaMethodCall call) {
        return which.test(call);
      }
    };
  }
}
