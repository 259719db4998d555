package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;

/// A work type that every client can start from, with the service level proposed for it.
///
/// @param type the work type
/// @param level the proposed service level, its key that of the work type
public record WorkTemplate(WorkType type, ServiceLevel level) {}
