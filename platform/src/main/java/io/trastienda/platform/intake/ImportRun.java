package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseHistory;
import io.trastienda.platform.cases.RowRefused;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a job's file and replays its cases, one transaction each. The job's place in the file
/// moves in the same transaction as the case, so that a run that is cut off at any point is taken
/// up after the last whole case.
@Component
class ImportRun {

  /// How a run ended.
  enum End {
    /// The job is over.
    FINISHED,
    /// The program stops: another run takes it up.
    STOPPED,
    /// Another job of the client runs: this one waits.
    BUSY
  }

  private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
  private static final int TRIES = 3;

  private final ImportJobs jobs;
  private final CaseHistory history;
  private final CatalogueDesk catalogue;
  private final IntakeSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ImportRun(
      ImportJobs jobs,
      CaseHistory history,
      CatalogueDesk catalogue,
      IntakeSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jobs = jobs;
    this.history = history;
    this.catalogue = catalogue;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /// Runs a job, or takes it up where the last run was cut off. The call must act for its client.
  ///
  /// @param stopping asked after each case: whether the program stops
  End run(TenantId tenant, long id, BooleanSupplier stopping) {
    Optional<ImportJobs.Running> begun;
    try {
      begun = transaction.execute(_ -> begin(tenant, id));
    } catch (DuplicateKeyException _) {
      // Another job of the client began in the same moment.
      return End.BUSY;
    }
    if (begun == null || begun.isEmpty()) {
      return End.FINISHED;
    }
    ImportJobs.Running job = begun.get();
    if (!job.state().equals("RUNNING")) {
      return End.BUSY;
    }
    try {
      End end = new Reading(tenant, id, job, stopping).toTheEnd();
      LOG.info("import {} ended its run: {}", id, end);
      return end;
    } catch (InvalidFile | InvalidMapping refused) {
      fail(tenant, id, ImportJob.Problem.of(refused));
      return End.FINISHED;
    }
  }

  /// Ends a job that cannot go on.
  void fail(TenantId tenant, long id, ImportJob.Problem problem) {
    LOG.info("import {} failed", id);
    transaction.executeWithoutResult(
        _ -> jobs.finish(tenant, id, ImportJob.State.FAILED, problem, clock.instant()));
  }

  /// Gives the job as it runs from here, as it is if another one runs; empty if it is over.
  private Optional<ImportJobs.Running> begin(TenantId tenant, long id) {
    Optional<ImportJobs.Running> locked = jobs.lock(tenant, id);
    if (locked.isEmpty()) {
      return locked;
    }
    return switch (locked.get().state()) {
      case "RUNNING" -> locked;
      case "QUEUED" -> {
        if (jobs.anotherRuns(tenant, id)) {
          yield locked;
        }
        jobs.start(tenant, id, clock.instant());
        yield jobs.lock(tenant, id);
      }
      default -> Optional.empty();
    };
  }

  /// One run of one job.
  private final class Reading {

    private final TenantId tenant;
    private final long id;
    private final ImportMode mode;
    private final BooleanSupplier stopping;
    private final HistoryMapping mapping;
    private final List<WorkType> types;
    private boolean checking;
    private long position;
    private boolean cancelled;
    private boolean counted;
    private ImportJob.@Nullable Problem problem;

    Reading(TenantId tenant, long id, ImportJobs.Running job, BooleanSupplier stopping) {
      this.tenant = tenant;
      this.id = id;
      this.mode = job.mode();
      this.stopping = stopping;
      this.checking = job.checking();
      this.position = job.rowsRead();
      this.cancelled = job.cancelRequested();
      this.counted = job.rowsTotal() > 0;
      this.mapping = MappingReader.read(job.mapping());
      this.types = catalogue.workTypes(tenant);
    }

    End toTheEnd() {
      mapping.check(types);
      if (!counted) {
        long rows = Math.max(0, records().count() - 1);
        transaction.executeWithoutResult(_ -> jobs.count(tenant, id, rows));
      }
      if (mode != ImportMode.DRY_RUN) {
        transaction.executeWithoutResult(_ ->
            jobs.keepNames(
                tenant,
                mapping.fields().values().stream().map(HistoryMapping.Field::field).toList()));
      }
      if (checking) {
        End end = pass();
        if (end != null) {
          return end;
        }
        if (!allIsWell()) {
          return End.FINISHED;
        }
        transaction.executeWithoutResult(_ -> jobs.beginWriting(tenant, id));
        checking = false;
        position = 0;
      }
      End end = pass();
      if (end != null) {
        return end;
      }
      finish(ImportJob.State.DONE, null);
      return End.FINISHED;
    }

    /// Ends the job if the check found something.
    private boolean allIsWell() {
      ImportJobs.Running checked =
          Objects.requireNonNull(transaction.execute(_ -> jobs.lock(tenant, id).orElseThrow()));
      if (checked.refusedRows() == 0 && checked.refusedCases() == 0) {
        return true;
      }
      finish(
          ImportJob.State.FAILED,
          ImportJob.Problem.notWhole(checked.refusedRows(), checked.refusedCases()));
      return false;
    }

    /// Goes through the file once, from where the job stands.
    ///
    /// @return how the run ended, null if it came to the end of the file
    private @Nullable End pass() {
      LogRecords records = records();
      LogRecord header = records.next();
      if (header == null) {
        throw new InvalidFile(
            Phrase.of("file"), Phrase.of("a header and rows"), Phrase.of("empty"));
      }
      RowReading reading = new RowReading(mapping, header.values(), types);
      GatheredCase gathered = null;
      List<RowFault> strays = new ArrayList<>();
      long lastRow = 0;
      for (LogRecord record = records.next(); record != null; record = records.next()) {
        lastRow = record.row();
        if (lastRow <= position) {
          continue;
        }
        RowReading.Read read = reading.read(record);
        String reference = read.reference();
        if (reference == null) {
          // Nobody knows whose row it is: neither neighbour may come in without it.
          strays.addAll(read.faults());
          if (gathered != null) {
            gathered.refuse(List.of());
          }
          continue;
        }
        if (gathered != null && !gathered.reference().equals(reference)) {
          End end = deal(gathered);
          if (end != null) {
            return end;
          }
          gathered = null;
        }
        if (gathered == null) {
          gathered = new GatheredCase(reference, mapping, settings.mostRowsOfCase());
        }
        if (!strays.isEmpty()) {
          gathered.refuse(strays);
          strays.clear();
        }
        gathered.add(lastRow, read);
      }
      if (gathered != null) {
        End end = deal(gathered);
        if (end != null) {
          return end;
        }
      }
      if (!strays.isEmpty() || lastRow > position) {
        return moveOn(lastRow, ImportJobs.Added.nothing(), strays, null);
      }
      return null;
    }

    private @Nullable End deal(GatheredCase gathered) {
      if (stopping.getAsBoolean()) {
        return End.STOPPED;
      }
      if (cancelled) {
        finish(ImportJob.State.CANCELLED, null);
        return End.FINISHED;
      }
      for (int tries = 1; !gathered.isRefused(); tries++) {
        try {
          return replay(gathered);
        } catch (RowRefused refused) {
          gathered.refuse(judged(gathered, refused));
        } catch (ConcurrencyFailureException e) {
          // Somebody works the case at this moment.
          if (tries == TRIES) {
            throw e;
          }
        }
      }
      return refuse(gathered);
    }

    private @Nullable End replay(GatheredCase gathered) {
      CaseHistory.PastCase past = gathered.past();
      if (checking) {
        List<RowRefused> refusals = history.check(tenant, past);
        if (!refusals.isEmpty()) {
          throw refusals.getFirst();
        }
        return moveOn(gathered.lastRow(), ImportJobs.Added.nothing(), gathered.faults(), gathered);
      }
      if (mode == ImportMode.DRY_RUN) {
        ImportJobs.Added would =
            Objects.requireNonNull(
                transaction.execute(status -> {
                  status.setRollbackOnly();
                  return added(past, history.replay(tenant, past));
                }));
        return moveOn(gathered.lastRow(), would, gathered.faults(), gathered);
      }
      Moved moved =
          Objects.requireNonNull(
              transaction.execute(status -> {
                ImportJobs.Added added = added(past, history.replay(tenant, past));
                if (added.cases() > 0) {
                  jobs.keepFields(tenant, gathered.reference(), gathered.fields());
                }
                return advance(status, gathered.lastRow(), added, gathered.faults(), gathered);
              }));
      return after(moved, gathered.lastRow(), gathered);
    }

    private ImportJobs.Added added(CaseHistory.PastCase past, CaseHistory.Replayed replayed) {
      return new ImportJobs.Added(
          replayed.events() > 0 ? 1 : 0,
          replayed.events(),
          replayed.stateChanges(),
          replayed.completions(),
          past.rows().size() - replayed.events(),
          0);
    }

    /// Every rule that the case breaks, not only the one that stopped it.
    private List<RowFault> judged(GatheredCase gathered, RowRefused first) {
      List<RowRefused> all = history.check(tenant, gathered.past());
      return (all.isEmpty() ? List.of(first) : all)
          .stream().map(refused -> RowFault.of(refused, mapping.column(refused.column()))).toList();
    }

    private @Nullable End refuse(GatheredCase gathered) {
      if (!gathered.rows().isEmpty() && gathered.faults().stream().noneMatch(this::ofTheCase)) {
        gathered.refuse(
            history.check(tenant, gathered.past()).stream()
                .map(refused -> RowFault.of(refused, mapping.column(refused.column())))
                .toList());
      }
      problem =
          mode == ImportMode.ALL_OR_NOTHING && !checking
              ? ImportJob.Problem.changedBetween()
              : null;
      return moveOn(gathered.lastRow(), ImportJobs.Added.refused(), gathered.faults(), gathered);
    }

    private boolean ofTheCase(RowFault fault) {
      return fault.key().equals("intake.row.rule");
    }

    private @Nullable End moveOn(
        long to, ImportJobs.Added added, List<RowFault> faults, @Nullable GatheredCase gathered) {
      Moved moved =
          Objects.requireNonNull(
              transaction.execute(status -> advance(status, to, added, faults, gathered)));
      return after(moved, to, gathered);
    }

    private Moved advance(
        TransactionStatus status,
        long to,
        ImportJobs.Added added,
        List<RowFault> faults,
        @Nullable GatheredCase gathered) {
      boolean fresh = gathered == null || jobs.register(tenant, id, gathered.reference());
      List<RowFault> inOrder =
          faults.stream().sorted(Comparator.comparingLong(RowFault::row)).toList();
      Optional<Boolean> cancel =
          fresh ? jobs.advance(tenant, id, position, to, added, inOrder) : Optional.of(false);
      if (!fresh || cancel.isEmpty()) {
        status.setRollbackOnly();
      }
      return fresh
          ? cancel.map(wanted -> wanted ? Moved.CANCELLED : Moved.ON).orElse(Moved.SUPERSEDED)
          : Moved.APART;
    }

    private @Nullable End after(Moved moved, long to, @Nullable GatheredCase gathered) {
      return switch (moved) {
        case SUPERSEDED -> End.FINISHED;
        case APART -> apart(Objects.requireNonNull(gathered));
        case ON, CANCELLED -> {
          position = to;
          cancelled = moved == Moved.CANCELLED;
          if (problem != null) {
            finish(ImportJob.State.FAILED, problem);
            yield End.FINISHED;
          }
          yield null;
        }
      };
    }

    /// The case stood further up already: these rows of it are refused.
    private @Nullable End apart(GatheredCase gathered) {
      List<RowFault> faults = new ArrayList<>(gathered.faults());
      faults.removeIf(RowFault::warning);
      faults.add(
          RowFault.apart(gathered.firstRow(), mapping.column("reference"), gathered.reference()));
      return moveOn(gathered.lastRow(), ImportJobs.Added.refused(), faults, null);
    }

    private void finish(ImportJob.State state, ImportJob.@Nullable Problem why) {
      transaction.executeWithoutResult(_ -> jobs.finish(tenant, id, state, why, clock.instant()));
    }

    private LogRecords records() {
      return new LogRecords(
          new ImportFile(transaction, jobs, tenant, id),
          mapping.delimiter(),
          Math.toIntExact(settings.longestRow().toBytes()));
    }
  }

  /// What became of a step forward.
  private enum Moved {
    ON,
    CANCELLED,
    APART,
    SUPERSEDED
  }
}
