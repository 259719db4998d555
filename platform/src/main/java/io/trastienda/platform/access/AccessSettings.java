package io.trastienda.platform.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a password costs to guess. The defaults are OWASP's smallest choice for Argon2id.
///
/// @param passwordMemory memory of one hash in KiB
/// @param passwordIterations passes over that memory, from 1
@ConfigurationProperties("trastienda.access")
record AccessSettings(
    @DefaultValue("19456") int passwordMemory, @DefaultValue("2") int passwordIterations) {}
