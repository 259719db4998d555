package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trastienda.platform.testing.PlatformTestApplication;
import io.trastienda.platform.testing.PostgresInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class StartUpGateIT {

  @Test
  void refuses_a_pool_that_commits_each_statement_and_sessions_that_outlive_their_call() {
    IsolationBroken refusal =
        catchThrowableOfType(
            IsolationBroken.class,
            () ->
                new SpringApplicationBuilder(PlatformTestApplication.class)
                    .web(WebApplicationType.NONE)
                    .initializers(new PostgresInitializer())
                    .properties("spring.main.banner-mode=off")
                    .run(
                        "--spring.datasource.hikari.auto-commit=true",
                        "--spring.jpa.open-in-view=true")
                    .close());

    assertThat(refusal.findings())
        .containsExactly(
            "spring.jpa.open-in-view must be false, but is true",
            "spring.datasource.hikari.auto-commit must be false, but is true:"
                + " the tenant would be forgotten after the first statement");
  }
}
