package io.trastienda.platform.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantBoundary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// Calls the imports that wait for their turn. What waits is a row of `operator.scheduled_task`: it
/// outlives the program, and an import whose program was killed is called again by the next.
@Component
class ImportScheduler implements SmartLifecycle {

  static final String TASK = "history-import";

  private static final Logger LOG = LoggerFactory.getLogger(ImportScheduler.class);
  private static final String TABLE = "operator.scheduled_task";
  private static final int TRIES = 5;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
  private static final Duration UNTIL_ANOTHER_ENDS = Duration.ofSeconds(1);
  private static final Duration LAST_CASE = Duration.ofSeconds(20);

  private final DataSource source;
  private final IntakeSettings settings;
  private final ImportRun run;
  private final TenantBoundary boundary;
  private final Clock clock;
  private final Task<Void> task;
  private final SchedulerClient client;
  private volatile @Nullable Scheduler scheduler;

  ImportScheduler(
      DataSource source,
      IntakeSettings settings,
      ImportRun run,
      TenantBoundary boundary,
      Clock clock) {
    this.source = source;
    this.settings = settings;
    this.run = run;
    this.boundary = boundary;
    this.clock = clock;
    this.task =
        Tasks.custom(TASK, Void.class)
            .onFailure((failed, operations) ->
                operations.reschedule(failed, failed.getTimeDone().plus(BETWEEN_TRIES)))
            .onDeadExecutionRevive()
            .execute(this::execute);
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(source), task)
            .tableName(TABLE)
            .build();
  }

  /// Lets an import wait for its turn, from the end of the running transaction on.
  void schedule(TenantId tenant, long job) {
    client.scheduleIfNotExists(new TaskInstance<>(TASK, tenant + ":" + job), clock.instant());
  }

  /// Calls what waits without waiting for the next look.
  void hurry() {
    Scheduler running = scheduler;
    if (running != null) {
      running.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void start() {
    Scheduler fresh =
        Scheduler.create(source, task)
            .tableName(TABLE)
            .threads(settings.threads())
            .pollingInterval(settings.pollingInterval())
            .heartbeatInterval(settings.heartbeatInterval())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .commitWhenAutocommitDisabled(true)
            .shutdownMaxWait(LAST_CASE)
            .build();
    fresh.start();
    scheduler = fresh;
  }

  @Override
  public void stop() {
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> called, ExecutionContext context) {
    String[] name = called.getId().split(":", 2);
    TenantId tenant = new TenantId(Integer.parseInt(name[0]));
    long job = Long.parseLong(name[1]);
    return boundary.asJob(
        TASK,
        tenant,
        () -> {
          ImportRun.End end = run(tenant, job, context);
          return switch (end) {
            case FINISHED -> new CompletionHandler.OnCompleteRemove<>();
            case STOPPED -> again(Duration.ZERO);
            case BUSY -> again(UNTIL_ANOTHER_ENDS);
          };
        });
  }

  private ImportRun.End run(TenantId tenant, long job, ExecutionContext context) {
    Execution execution = context.getExecution();
    try {
      return run.run(
          tenant,
          job,
          () ->
              context.getSchedulerState().isShuttingDown()
                  || Thread.currentThread().isInterrupted());
    } catch (RuntimeException defect) {
      if (execution.consecutiveFailures + 1 < TRIES) {
        throw defect;
      }
      LOG.error("import {} of tenant {} is given up after {} tries", job, tenant, TRIES, defect);
      run.fail(tenant, job, ImportJob.Problem.defect(TRIES, defect.getClass().getSimpleName()));
      return ImportRun.End.FINISHED;
    }
  }

  private static CompletionHandler<Void> again(Duration in) {
    return (complete, operations) -> {
      Instant at = complete.getTimeDone().plus(in);
      operations.reschedule(complete, at);
    };
  }
}
