package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The caller holds as much as one may.
public final class HandsFull extends Refusal {

  HandsFull(int weight, int most) {
    super(
        Kind.CONFLICT,
        "dispatch.hands-full",
        "weight of the held cases must be at most " + most + ", but would be " + weight,
        Map.of("most", most, "weight", weight));
  }
}
