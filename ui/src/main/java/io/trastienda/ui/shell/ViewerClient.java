package io.trastienda.ui.shell;

import io.trastienda.platform.tenancy.TenantProfile;
import java.util.Locale;

/// A client company as screens name it.
///
/// @param slug the word that routes carry
/// @param name the name that people read
/// @param colour the hue of its stripe and dot
public record ViewerClient(String slug, String name, ClientColour colour) {

  /// A client as its profile says.
  ///
  /// @param profile the client's profile
  /// @return the same in the words of screens
  public static ViewerClient of(TenantProfile profile) {
    return new ViewerClient(
        profile.slug(),
        profile.name(),
        ClientColour.valueOf(profile.colour().toUpperCase(Locale.ROOT)));
  }
}
