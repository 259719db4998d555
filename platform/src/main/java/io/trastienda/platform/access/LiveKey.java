package io.trastienda.platform.access;

import io.trastienda.platform.tenancy.Actor;

/// A key that was sent and is good.
///
/// @param actor what acts by it
/// @param role what it may do, for each client that it opens
public record LiveKey(Actor.ApiKey actor, Role role) {}
