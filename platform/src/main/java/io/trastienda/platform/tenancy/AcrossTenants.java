package io.trastienda.platform.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a service method that acts for no single client, with the reason why it may.
///
/// Such a call sees operator tables only: rows of clients stay invisible to it.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AcrossTenants {

  /// Why the method needs no tenant.
  String value();
}
