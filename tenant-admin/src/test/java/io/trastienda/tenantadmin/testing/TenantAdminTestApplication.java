package io.trastienda.tenantadmin.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// Platform and tenant administration together, as this module's integration tests start them.
///
/// It bears no stereotype, so that no other program's scan picks it up from the test jar.
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "io.trastienda")
@ComponentScan({"io.trastienda.platform", "io.trastienda.tenantadmin"})
public class TenantAdminTestApplication {}
