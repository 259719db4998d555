package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One agent as the floor sees one.
///
/// @param person the agent
/// @param name how the agent is called
/// @param presence what the agent says to be doing
/// @param since since when
/// @param holding the case held longest, null for none
/// @param held how many cases the agent holds
public record RosterRow(
    PersonId person,
    String name,
    Presence presence,
    Instant since,
    @Nullable QueueItem holding,
    int held) {}
