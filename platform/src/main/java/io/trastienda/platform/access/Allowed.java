package io.trastienda.platform.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The roles that may call a service method, each held for the tenant of the call. A method without
/// it is open to jobs only.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

  /// Roles that may, one of them is enough. For a method across tenants: held for any client.
  Role[] value() default {};

  /// Whether everybody who signed in may, whatever the role.
  boolean everyone() default false;

  /// Whether a caller may who has not signed in: only signing in itself.
  boolean nobody() default false;
}
