package io.trastienda.platform.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// The platform alone, as integration tests start it.
///
/// It bears no stereotype, so that no other program's scan picks it up from the test jar.
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "io.trastienda.platform")
@ComponentScan("io.trastienda.platform")
public class PlatformTestApplication {}
