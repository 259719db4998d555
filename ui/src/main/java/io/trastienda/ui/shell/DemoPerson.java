package io.trastienda.ui.shell;

import java.util.Optional;

/// Somebody that a visitor of the demonstration may be.
///
/// @param email what they sign in with
/// @param name the name to show
/// @param roleKey message key of the role's name
/// @param purposeKey message key of what to try as them, in one line
/// @param client their client company; empty for the operator's people
public record DemoPerson(
    String email, String name, String roleKey, String purposeKey, Optional<ViewerClient> client) {}
