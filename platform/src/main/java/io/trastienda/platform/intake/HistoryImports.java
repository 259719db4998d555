package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.tenancy.Call;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Where a client's old work log comes in and becomes cases, as a job that survives a restart.
///
/// @see "docs/history-import.md"
@Service
public class HistoryImports {

  private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
  private static final int LONGEST_NAME = 200;

  private final ImportJobs jobs;
  private final ImportScheduler scheduler;
  private final CatalogueDesk catalogue;
  private final IntakeSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HistoryImports(
      ImportJobs jobs,
      ImportScheduler scheduler,
      CatalogueDesk catalogue,
      IntakeSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jobs = jobs;
    this.scheduler = scheduler;
    this.catalogue = catalogue;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /// Stores a log and starts the job that reads it. Must not be called inside a transaction: a file
  /// of any length would keep it open.
  ///
  /// @param fileName how the file is called; shown, never opened
  /// @param file CSV in UTF-8, or the same in gzip; read once to its end, in constant memory
  /// @param mapping the mapping as JSON, see `docs/examples/incident-log.json`
  /// @param mode what to do with the rows
  /// @throws InvalidMapping if the mapping contradicts itself, the header or the catalogue
  /// @throws InvalidFile if the file is empty, damaged or has no usable header
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  public ImportJob submit(
      TenantId tenant, String fileName, InputStream file, String mapping, ImportMode mode) {
    HistoryMapping read = MappingReader.read(mapping);
    read.check(catalogue.workTypes(tenant));
    long job =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              jobs.forgetUnfinishedUploads(tenant, clock.instant().minus(LONGEST_UPLOAD));
              return jobs.insert(
                  tenant,
                  shortName(fileName),
                  mode,
                  mapping,
                  Call.current().actor().label(),
                  clock.instant());
            }));
    boolean whole = false;
    try {
      take(tenant, job, file, read);
      whole = true;
    } finally {
      if (!whole) {
        transaction.executeWithoutResult(_ -> jobs.forget(tenant, job));
      }
    }
    transaction.executeWithoutResult(_ -> {
      jobs.queue(tenant, job);
      scheduler.schedule(tenant, job);
    });
    scheduler.hurry();
    return Objects.requireNonNull(transaction.execute(_ -> jobs.find(tenant, job).orElseThrow()));
  }

  /// Gives how a job stands, with the first 1,000 rows that it refused or warns of.
  ///
  /// @throws NoSuchImport if this client has no such job
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  @Transactional(readOnly = true)
  public ImportJob get(TenantId tenant, long job) {
    return jobs.find(tenant, job).orElseThrow(() -> new NoSuchImport(job));
  }

  /// Gives the client's jobs, newest first, at most 50, without the rows they refused.
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<ImportJob> list(TenantId tenant) {
    return jobs.newest(tenant);
  }

  /// Stops a job after the case it is at; what is in stays in. A job that is over stays as it is.
  ///
  /// @throws NoSuchImport if this client has no such job
  @Allowed({Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR})
  @Transactional
  public void cancel(TenantId tenant, long job) {
    if (!jobs.cancel(tenant, job, clock.instant())) {
      throw new NoSuchImport(job);
    }
  }

  /// Gives what the client's own columns are called that came in with its past, by key.
  @Allowed(everyone = true)
  @Transactional(readOnly = true)
  public List<ImportedField> fields(TenantId tenant) {
    return jobs.names(tenant);
  }

  private void take(TenantId tenant, long job, InputStream file, HistoryMapping mapping) {
    try {
      if (ImportFile.store(transaction, jobs, tenant, job, file) == 0) {
        throw new InvalidFile(
            Phrase.of("file"), Phrase.of("a header and rows"), Phrase.of("empty"));
      }
    } catch (IOException e) {
      InvalidFile refused =
          new InvalidFile(
              Phrase.of("file"), Phrase.of("readable to its end"), e.getClass().getSimpleName());
      refused.initCause(e);
      throw refused;
    }
    LogRecord header =
        new LogRecords(
                new ImportFile(transaction, jobs, tenant, job),
                mapping.delimiter(),
                Math.toIntExact(settings.longestRow().toBytes()))
            .next();
    if (header == null) {
      throw new InvalidFile(Phrase.of("file"), Phrase.of("a header and rows"), Phrase.of("empty"));
    }
    if (header.fault() != null) {
      throw new InvalidFile(
          Phrase.of("header"), Phrase.of("one row of CSV in UTF-8"), header.fault().reason());
    }
    mapping.check(header.values());
  }

  private static String shortName(String fileName) {
    String plain = fileName.replace('\u0000', ' ').strip();
    String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    String named = last.isEmpty() ? "file" : last;
    return named.length() <= LONGEST_NAME ? named : named.substring(0, LONGEST_NAME);
  }
}
