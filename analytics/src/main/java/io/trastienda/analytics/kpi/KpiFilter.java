package io.trastienda.analytics.kpi;

import org.jspecify.annotations.Nullable;

/// Which part of a client's work.
///
/// @param workType only this key, null for all
/// @param priority only this, null for all
public record KpiFilter(@Nullable String workType, @Nullable Integer priority) {

  /// All of it.
  public static final KpiFilter ALL = new KpiFilter(null, null);
}
