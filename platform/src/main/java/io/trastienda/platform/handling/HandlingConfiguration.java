package io.trastienda.platform.handling;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The settings of room handling.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandlingSettings.class)
class HandlingConfiguration {}
