package io.trastienda.platform.intake;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The client has no such import.
public final class NoSuchImport extends Refusal {

  NoSuchImport(long job) {
    super(Kind.NOT_FOUND, "intake.no-such-import", "there is no import " + job, Map.of("job", job));
  }
}
