package io.trastienda.start;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// Adds the demo to the product.
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = StartConfiguration.class)
class StartConfiguration {}
