package io.trastienda.ui.report;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.shell.Formats;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything that can be read of one client, through the doors of whoever reads.
public interface ClientReading extends ReportSource, StatementSource {

  /// Gives the client.
  TenantProfile profile();

  /// Gives the client's id.
  default TenantId id() {
    return profile().id();
  }

  /// Gives the formats of the reader in the client's zone.
  default Formats formats() {
    return Formats.current().in(profile().zone());
  }

  /// Gives the names of the client's work types in the reader's language, by key.
  default Map<String, String> typeNames() {
    Map<String, String> names = new LinkedHashMap<>();
    workTypes().forEach((key, name) -> names.put(key, formats().text(name)));
    return names;
  }

  @Override
  default Map<String, LocalizedText> workTypes(Statement statement) {
    return workTypes();
  }
}
