package io.trastienda.platform.catalogue;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a client's own people see of their catalogue: the names of its kinds of work.
@Service
@Transactional(readOnly = true)
public class CataloguePortal {

  private final CatalogueDesk catalogue;

  CataloguePortal(CatalogueDesk catalogue) {
    this.catalogue = catalogue;
  }

  /// Gives the names of every work type by key, by name.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public Map<String, LocalizedText> workTypes(TenantId tenant) {
    Map<String, LocalizedText> names = new LinkedHashMap<>();
    catalogue.workTypes(tenant).forEach(type -> names.put(type.key(), type.name()));
    return names;
  }
}
