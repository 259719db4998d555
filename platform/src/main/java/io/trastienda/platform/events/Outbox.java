package io.trastienda.platform.events;

import java.util.List;
import org.springframework.stereotype.Component;

/// Writes facts in the transaction of the change they tell of, and lets the listeners hear them.
@Component
public class Outbox {

  Outbox() {}

  /// Appends facts in their order.
  ///
  /// @throws IllegalStateException outside a transaction: a fact without its change, or a change
  ///   without its fact, must not exist
  public void append(List<? extends Fact> facts) {
    throw new UnsupportedOperationException();
  }
}
