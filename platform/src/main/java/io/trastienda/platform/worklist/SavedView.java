package io.trastienda.platform.worklist;

import io.trastienda.platform.TenantId;
import org.jspecify.annotations.Nullable;

/// A saved view as its reader sees it.
///
/// @param id its number, as addresses carry it
/// @param scope who sees it
/// @param tenant at which client it is shared, null for a personal one
/// @param name what it is called
/// @param owner name of who made it
/// @param own whether that is the reader
/// @param changeable whether the reader may change it
/// @param version counts its changes, from 1; sent back with a change
/// @param content what it shows
public record SavedView(
    long id,
    ViewScope scope,
    @Nullable TenantId tenant,
    String name,
    String owner,
    boolean own,
    boolean changeable,
    int version,
    ViewContent content) {}
