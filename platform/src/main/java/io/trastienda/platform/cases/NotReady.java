package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.List;
import java.util.Map;

/// A case cannot be completed yet: required fields are empty or mandatory items not ticked.
public final class NotReady extends Refusal {

  private final transient List<String> fields;
  private final transient List<String> items;

  NotReady(String reference, List<String> fields, List<String> items) {
    super(
        Kind.INVALID,
        "cases.not-ready",
        "case "
            + reference
            + " must have all required fields and mandatory items, but lacks fields ["
            + String.join(", ", fields)
            + "] and items ["
            + String.join(", ", items)
            + "]",
        Map.of(
            "reference", reference,
            "fields", String.join(", ", fields),
            "items", String.join(", ", items)));
    this.fields = List.copyOf(fields);
    this.items = List.copyOf(items);
  }

  /// Gives the keys of the required fields that are empty, in the work type's order.
  public List<String> fields() {
    return fields;
  }

  /// Gives the keys of the mandatory items that are not ticked, in the work type's order.
  public List<String> items() {
    return items;
  }
}
