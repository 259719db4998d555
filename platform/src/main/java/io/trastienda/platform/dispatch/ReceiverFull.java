package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The receiver of a case has as much as one may.
public final class ReceiverFull extends Refusal {

  ReceiverFull(String name, int weight, int most) {
    super(
        Kind.CONFLICT,
        "dispatch.receiver-full",
        "weight of the cases of " + name + " must be at most " + most + ", but would be " + weight,
        Map.of("name", name, "most", most, "weight", weight));
  }
}
