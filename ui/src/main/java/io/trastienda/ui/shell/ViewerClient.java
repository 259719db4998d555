package io.trastienda.ui.shell;

/// A client company as screens name it.
///
/// @param slug the word that routes carry
/// @param name the name that people read
/// @param colour the hue of its stripe and dot
public record ViewerClient(String slug, String name, ClientColour colour) {}
