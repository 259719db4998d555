package io.trastienda.platform.worklist;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.dispatch.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a list does to each of the cases picked in it.
public sealed interface BulkAct {

  /// Whether only a coordinator may do it.
  ///
  /// @return true for what moves the work of others
  default boolean coordinators() {
    return switch (this) {
      case Assign _, Rank _ -> true;
      case Take _, Park _, Release _ -> false;
    };
  }

  /// The caller takes it.
  record Take() implements BulkAct {}

  /// It is kept for an agent for eight hours.
  ///
  /// @param agent whose it will be
  record Assign(PersonId agent) implements BulkAct {}

  /// It gets another priority for dispatch.
  ///
  /// @param priority 1 to 4, null for its own again
  /// @param reason why
  record Rank(@Nullable Integer priority, Reason reason) implements BulkAct {}

  /// It is set aside; the caller takes it first if nobody holds it.
  ///
  /// @param reason key of one of its work type's park reasons
  /// @param wakesAt when it comes back by itself, null for when somebody resumes it
  record Park(String reason, @Nullable Instant wakesAt) implements BulkAct {}

  /// It goes back to its queue: by its holder, or by a coordinator from whoever holds it.
  ///
  /// @param reason why
  record Release(Reason reason) implements BulkAct {}
}
