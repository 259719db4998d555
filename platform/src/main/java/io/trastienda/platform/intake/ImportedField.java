package io.trastienda.platform.intake;

import io.trastienda.platform.LocalizedText;

/// A column of a client's old log that became a field of its cases: what the client says, never
/// what we measured.
///
/// @param key its key in the cases' imported values
/// @param label its name for people
public record ImportedField(String key, LocalizedText label) {}
