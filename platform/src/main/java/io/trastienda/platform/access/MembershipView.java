package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One role of one person for one client.
///
/// @param tenant the client
/// @param role what for
/// @param agentCode the code by which the client's people see an agent, such as `A-014`; null for
///   roles that touch no case
/// @param from when it begins
/// @param until when it ends, null for no end
public record MembershipView(
    TenantId tenant,
    Role role,
    @Nullable String agentCode,
    Instant from,
    @Nullable Instant until) {}
