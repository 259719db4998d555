package io.trastienda.platform.tenancy;

import java.util.Optional;

/// Who the running request or screen belongs to; the web layer answers.
public interface SignedIn {

  /// Gives the person or key behind the running thread, empty if nobody is signed in.
  Optional<Actor> actor();
}
