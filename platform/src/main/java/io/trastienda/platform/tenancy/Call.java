package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is true for everything that happens in one call: tenant, actor, correlation and time.
///
/// Bound to the running thread by {@link TenantBoundary} and by nothing else; it ends with the
/// method that bound it, so no thread carries a client into its next piece of work.
public final class Call {

  static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

  private final @Nullable TenantId tenant;
  private final Actor actor;
  private final UUID correlation;
  private final @Nullable Instant movedTime;
  private final Memberships.Standing standing;

  Call(
      @Nullable TenantId tenant,
      Actor actor,
      UUID correlation,
      @Nullable Instant movedTime,
      Memberships.Standing standing) {
    this.tenant = tenant;
    this.actor = actor;
    this.correlation = correlation;
    this.movedTime = movedTime;
    this.standing = standing;
  }

  /// Gives the call that the running thread works for.
  ///
  /// @throws NoCall if there is none: a defect, never a default
  public static Call current() {
    if (!CURRENT.isBound()) {
      throw new NoCall("no call is bound: enter by a service or by TenantBoundary.asJob");
    }
    return CURRENT.get();
  }

  static Optional<Call> bound() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Gives the client that the call acts for.
  ///
  /// @throws NoCall if the call acts for no client
  public TenantId tenant() {
    if (tenant == null) {
      throw new NoCall("the call of " + actor.label() + " acts for no tenant");
    }
    return tenant;
  }

  /// Gives the client that the call acts for, empty for a call across tenants.
  public Optional<TenantId> tenantIfAny() {
    return Optional.ofNullable(tenant);
  }

  /// Gives who makes the call.
  public Actor actor() {
    return actor;
  }

  /// Gives the number that ties together what one request did.
  public UUID correlation() {
    return correlation;
  }

  /// Gives the moment that this call takes for now, empty for the real time.
  Optional<Instant> movedTime() {
    return Optional.ofNullable(movedTime);
  }

  Memberships.Standing standing() {
    return standing;
  }
}
