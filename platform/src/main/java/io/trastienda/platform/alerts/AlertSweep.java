package io.trastienda.platform.alerts;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.tenancy.TenantBoundary;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks every few seconds what cases crossed and tells it. Two nodes that look at once tell
/// nothing twice: the ledger's key decides.
@Component
class AlertSweep {

  private static final Logger log = LoggerFactory.getLogger(AlertSweep.class);
  private static final String JOB = "alerts-sweep";
  private static final int AT_ONCE = 500;

  private final TenantBoundary boundary;
  private final Rules rules;
  private final Marks marks;
  private final Telling telling;
  private final Mailer mailer;
  private final AlertSettings settings;
  private final LiveHints hints;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  AlertSweep(
      TenantBoundary boundary,
      Rules rules,
      Marks marks,
      Telling telling,
      Mailer mailer,
      AlertSettings settings,
      LiveHints hints,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.boundary = boundary;
    this.rules = rules;
    this.marks = marks;
    this.telling = telling;
    this.mailer = mailer;
    this.settings = settings;
    this.hints = hints;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Scheduled(fixedDelay = 15, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
  void sweep() {
    for (TenantId tenant : tenants()) {
      try {
        sweep(tenant);
      } catch (RuntimeException failure) {
        log.error("Client {} is told at the next look: its sweep failed", tenant, failure);
      }
    }
    boundary.asJob(JOB, mailer::gather);
    boundary.asJob(JOB, mailer::deliver);
  }

  @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void forget() {
    Duration keep = settings.keep();
    boundary.asJob(
        JOB,
        () -> {
          transaction.executeWithoutResult(_ -> telling.forget(keep));
          return keep;
        });
  }

  /// Brings one client's marks up to date and tells what was crossed.
  ///
  /// @return how many notices there are of it
  int sweep(TenantId tenant) {
    return boundary.asJob(
        JOB,
        tenant,
        () -> {
          int followed;
          do {
            followed = inTransaction(tenant, () -> marks.follow(tenant, AT_ONCE));
          } while (followed == AT_ONCE);
          return inTransaction(
              tenant,
              () -> {
                marks.forgetClosed(tenant);
                int told = telling.tell(tenant);
                if (told > 0) {
                  hints.tell(List.of(tenant));
                }
                return told;
              });
        });
  }

  private List<TenantId> tenants() {
    return boundary.asJob(
        JOB, () -> Objects.requireNonNull(transaction.execute(_ -> rules.tenants())));
  }

  /// One sweep of a client at a time: another node waits its turn and finds nothing left.
  private int inTransaction(TenantId tenant, java.util.function.IntSupplier work) {
    Integer done =
        transaction.execute(_ -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext('alerts-sweep'), :tenant)")
              .param("tenant", tenant.value())
              .query((row, _) -> tenant)
              .list();
          return work.getAsInt();
        });
    return done == null ? 0 : done;
  }
}
