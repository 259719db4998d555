package io.trastienda.platform.intake;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where a client's old work log comes in and becomes cases, as a job that survives a restart.
@Service
public class HistoryImports {

  HistoryImports() {}

  /// Stores a log and starts the job that reads it.
  ///
  /// @param fileName how the file is called; shown, never opened
  /// @param file CSV in UTF-8, or the same in gzip; read once to its end, in constant memory
  /// @param mapping the mapping as JSON, see `docs/examples/incident-log.json`
  /// @param mode what to do with the rows
  /// @throws InvalidMapping if the mapping contradicts itself, the header or the catalogue
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  public ImportJob submit(
      TenantId tenant, String fileName, InputStream file, String mapping, ImportMode mode) {
    throw new UnsupportedOperationException();
  }

  /// Gives how a job stands.
  ///
  /// @throws NoSuchImport if this client has no such job
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  public ImportJob get(TenantId tenant, long job) {
    throw new UnsupportedOperationException();
  }

  /// Gives the client's jobs, newest first, at most 50.
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  public List<ImportJob> list(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  /// Stops a job after the case it is at; what is in stays in.
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  public void cancel(TenantId tenant, long job) {
    throw new UnsupportedOperationException();
  }
}
