package io.trastienda.platform.cases;

import io.trastienda.platform.catalogue.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who does something to a case, when, and by which rules.
///
/// @param at when, in the world
/// @param agent code by which the client knows them, null for nobody
/// @param person their number, null for nobody
/// @param plan the versions that the case is worked by
record Act(Instant at, @Nullable String agent, @Nullable Long person, Plan plan) {}
