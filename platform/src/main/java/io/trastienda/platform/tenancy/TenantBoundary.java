package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The wall around every service: judges the actor for that tenant, binds the call, and leaves one
/// audit row. It stands before the transaction, so that the connection already knows its tenant.
///
/// @see "docs/adr/0001-tenancy.md"
@Component
public class TenantBoundary implements MethodInterceptor {

  private static final Logger log = LoggerFactory.getLogger(TenantBoundary.class);

  private final ObjectProvider<Memberships> memberships;
  private final ObjectProvider<AuditTrail> audit;
  private final ObjectProvider<SignedIn> signedIn;
  private final ObjectProvider<TenantRegister> register;

  TenantBoundary(
      ObjectProvider<Memberships> memberships,
      ObjectProvider<AuditTrail> audit,
      ObjectProvider<SignedIn> signedIn,
      ObjectProvider<TenantRegister> register) {
    this.memberships = memberships;
    this.audit = audit;
    this.signedIn = signedIn;
    this.register = register;
  }

  /// Runs work of the product itself for one client, at the real time.
  ///
  /// @param job what the work is, such as `history-import`
  /// @param tenant whose work it is
  /// @throws NoCall inside a transaction of another tenant
  public <T extends @Nullable Object> T asJob(String job, TenantId tenant, Supplier<T> work) {
    return bind(call(tenant, new Actor.Job(job), null), work);
  }

  /// Runs work of the product itself for one client, at a moment other than now: only the replay of
  /// a client's past and the demo may.
  ///
  /// @param at what the injected clock shows to the work
  /// @throws NoCall inside a transaction of another tenant
  public <T extends @Nullable Object> T asJobAt(
      String job, TenantId tenant, Instant at, Supplier<T> work) {
    return bind(call(tenant, new Actor.Job(job), at), work);
  }

  /// Runs work of the product itself that acts for no single client.
  ///
  /// @throws NoCall inside a transaction of a tenant
  public <T extends @Nullable Object> T asJob(String job, Supplier<T> work) {
    return bind(call(null, new Actor.Job(job), null), work);
  }

  /// Runs work on behalf of a person or key. Which services and clients that opens is judged at
  /// each service, not here.
  ///
  /// @throws NoCall inside a transaction of a tenant
  public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
    return bind(call(null, actor, null), work);
  }

  /// Runs work on behalf of a person, with a clock that shows another moment: only the demo may.
  ///
  /// @throws NoCall inside a transaction of a tenant
  public <T extends @Nullable Object> T asAt(Actor actor, Instant at, Supplier<T> work) {
    return bind(call(null, actor, at), work);
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    Method method = invocation.getMethod();
    TenantId tenant = tenantOf(invocation);
    Call outer = Call.CURRENT.isBound() ? Call.CURRENT.get() : null;
    if (outer != null && continues(outer, tenant)) {
      requireAllowed(outer, tenant, method);
      return invocation.proceed();
    }
    if (tenant != null) {
      refuseInsideTransaction(tenant);
    }
    return proceed(enter(outer, tenant, method), invocation, method);
  }

  /// Whether a call is one more step of the outer one: of the same client, or across tenants from
  /// inside a client's call, which keeps connection and transaction and leaves no row of its own.
  private static boolean continues(Call outer, @Nullable TenantId tenant) {
    return outer.tenantIfAny().isPresent() && (tenant == null || outer.tenant().equals(tenant));
  }

  private void requireAllowed(Call outer, @Nullable TenantId tenant, Method method) {
    Memberships.Standing standing =
        tenant == null ? standing(outer.actor(), null) : outer.standing();
    if (!standing.allows(method)) {
      throw refused(outer, method, new NotAllowed(operation(method)));
    }
  }

  private Call enter(@Nullable Call outer, @Nullable TenantId tenant, Method method) {
    Actor actor = outer == null ? whoIsSignedIn() : outer.actor();
    Memberships.Standing standing = standing(actor, tenant);
    Call call =
        outer == null
            ? new Call(tenant, actor, UUID.randomUUID(), null, standing)
            : new Call(
                tenant, actor, outer.correlation(), outer.movedTime().orElse(null), standing);
    if (actor instanceof Actor.Nobody && !standing.allows(method)) {
      throw new NoCall(operation(method) + " was called by nobody: no call is bound");
    }
    if (tenant != null && !standing.member()) {
      throw refused(call, method, new NoSuchTenant(register.getObject().slugOf(tenant)));
    }
    if (tenant != null && standing.barred()) {
      throw refused(call, method, new TenantAtRest(register.getObject().slugOf(tenant)));
    }
    if (!standing.allows(method)) {
      throw refused(call, method, new NotAllowed(operation(method)));
    }
    return call;
  }

  private @Nullable Object proceed(Call call, MethodInvocation invocation, Method method)
      throws Throwable {
    try (var _ = MDC.putCloseable("tenant", tenantLabel(call));
        var _ = MDC.putCloseable("actor", call.actor().label())) {
      AuditAtCommit.Pending row =
          new AuditAtCommit.Pending(() -> audit.getObject().recordWithin(call, operation(method)));
      ScopedValue.Carrier scope = ScopedValue.where(Call.CURRENT, call);
      if (changes(method) && !TransactionSynchronizationManager.isActualTransactionActive()) {
        scope = scope.where(AuditAtCommit.PENDING, row);
      }
      Object result;
      try {
        result = scope.call(invocation::proceed);
      } catch (Throwable failure) {
        recordFailure(call, method, failure);
        throw failure;
      }
      if (!row.written()) {
        record(call, method, AuditTrail.Outcome.DONE, null);
      }
      return result;
    }
  }

  /// The caller hears of the first failure, with a second one of the trail attached.
  private void recordFailure(Call call, Method method, Throwable failure) {
    try {
      if (failure instanceof Refusal refusal) {
        record(call, method, AuditTrail.Outcome.REFUSED, refusal.key());
      } else {
        record(call, method, AuditTrail.Outcome.FAILED, failure.getClass().getSimpleName());
      }
    } catch (RuntimeException second) {
      log.error("No audit row for the failed {}", operation(method), second);
      failure.addSuppressed(second);
    }
  }

  private <T extends @Nullable Object> T bind(Call call, Supplier<T> work) {
    refuseInsideTransaction(call.tenantIfAny().orElse(null));
    return ScopedValue.where(Call.CURRENT, call).call(work::get);
  }

  private Call call(@Nullable TenantId tenant, Actor actor, @Nullable Instant movedTime) {
    return new Call(tenant, actor, UUID.randomUUID(), movedTime, standing(actor, tenant));
  }

  private Memberships.Standing standing(Actor actor, @Nullable TenantId tenant) {
    return actor instanceof Actor.Job
        ? JobStanding.INSTANCE
        : memberships.getObject().standing(actor, tenant);
  }

  private Actor whoIsSignedIn() {
    SignedIn port = signedIn.getIfAvailable();
    return port == null ? new Actor.Nobody() : port.actor().orElseGet(Actor.Nobody::new);
  }

  private void refuseInsideTransaction(@Nullable TenantId wanted) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new NoCall(
          "a transaction is open: it cannot change over to tenant "
              + (wanted == null ? "none" : wanted));
    }
  }

  private <R extends Refusal> R refused(Call call, Method method, R refusal) {
    record(call, method, AuditTrail.Outcome.REFUSED, refusal.key());
    return refusal;
  }

  private void record(
      Call call, Method method, AuditTrail.Outcome outcome, @Nullable String detail) {
    audit.getObject().record(call, operation(method), outcome, detail, reads(method));
  }

  /// Whether a method says of itself that it changes nothing.
  private static boolean reads(Method method) {
    Transactional transactional =
        AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
    return transactional != null && transactional.readOnly();
  }

  /// Whether a method is one transaction that may change something.
  private static boolean changes(Method method) {
    Transactional transactional =
        AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
    if (transactional == null) {
      transactional =
          AnnotatedElementUtils.findMergedAnnotation(
              method.getDeclaringClass(), Transactional.class);
    }
    return transactional != null && !transactional.readOnly();
  }

  /// Reads the client from the first argument, as the signature promises it; a missing client never
  /// turns a client's method into one across tenants.
  private static @Nullable TenantId tenantOf(MethodInvocation invocation) {
    Method method = invocation.getMethod();
    Class<?>[] types = method.getParameterTypes();
    if (types.length > 0 && types[0] == TenantId.class) {
      if (invocation.getArguments()[0] instanceof TenantId tenant) {
        return tenant;
      }
      throw new NoCall(operation(method) + " was called without its tenant");
    }
    if (!method.isAnnotationPresent(AcrossTenants.class)) {
      throw new NoCall(operation(method) + " takes no tenant first and is not @AcrossTenants");
    }
    return null;
  }

  private static String operation(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static String tenantLabel(Call call) {
    return call.tenantIfAny().map(TenantId::toString).orElse("-");
  }

  /// The product itself may do everything: only code can become a job.
  private enum JobStanding implements Memberships.Standing {
    INSTANCE;

    @Override
    public boolean member() {
      return true;
    }

    @Override
    public boolean barred() {
      return false;
    }

    @Override
    public boolean allows(Method method) {
      return true;
    }
  }
}
