package io.trastienda.tenantadmin.testing;

import io.trastienda.platform.testing.PostgresInitializer;
import io.trastienda.platform.testing.TenantFixtures;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/// Runs a test class inside platform and tenant administration on a real PostgreSQL, without Kafka.
/// All classes share one application; each test makes its own tenant with {@link TenantFixtures}.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    classes = TenantAdminTestApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "trastienda.access.password-memory=64",
      "trastienda.access.password-iterations=1",
      "spring.datasource.hikari.maximum-pool-size=8",
      "spring.main.banner-mode=off"
    })
@ContextConfiguration(initializers = PostgresInitializer.class)
@Import(TenantFixtures.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface TenantAdminIT {}
