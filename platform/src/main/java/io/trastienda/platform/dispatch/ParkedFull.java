package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The caller has set aside as much as one may.
public final class ParkedFull extends Refusal {

  ParkedFull(int weight, int most) {
    super(
        Kind.CONFLICT,
        "dispatch.parked-full",
        "weight of the parked cases must be at most " + most + ", but would be " + weight,
        Map.of("most", most, "weight", weight));
  }
}
