package io.trastienda.ui.shell;

import java.util.Optional;

/// Somebody that a visitor of the demonstration may be.
///
/// @param email what they sign in with
/// @param name the name to show
/// @param roleKey message key of the role's name
/// @param purpose what they do, in one line
/// @param client their client company; empty for the operator's people
public record DemoPerson(
    String email, String name, String roleKey, String purpose, Optional<ViewerClient> client) {}
