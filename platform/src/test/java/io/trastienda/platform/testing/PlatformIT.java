package io.trastienda.platform.testing;

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

/// Runs a test class inside the platform on a real PostgreSQL, without Kafka. All classes share one
/// application and one server; each test makes its own tenant with {@link TenantFixtures}.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    classes = PlatformTestApplication.class,
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
public @interface PlatformIT {}
