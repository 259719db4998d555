package io.trastienda.platform.tenancy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;

/// Puts the boundary before every service, and the tenant on every connection.
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor tenantBoundaryAdvisor(TenantBoundary boundary) {
    DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(new ServiceMethods(), boundary);
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return advisor;
  }

  /// The only clock: it shows the moved time of the running call, else the real time.
  @Bean
  Clock clock() {
    return new CallClock(ZoneOffset.UTC);
  }

  @Bean
  HibernatePropertiesCustomizer tenantConnections(TenantHomes homes) {
    return properties ->
        properties.putAll(
            Map.of(
                MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                new TenantConnections(homes),
                MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                new CurrentTenant(),
                AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT,
                true));
  }

  private static final class ServiceMethods extends StaticMethodMatcherPointcut {

    ServiceMethods() {
      setClassFilter(type ->
          type.isAnnotationPresent(Service.class)
              && type.getPackageName().startsWith("io.trastienda."));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
      return Modifier.isPublic(method.getModifiers()) && method.getDeclaringClass() != Object.class;
    }
  }

  private static final class CallClock extends Clock {

    private final ZoneId zone;

    CallClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new CallClock(other);
    }

    @Override
    public Instant instant() {
      return Call.bound().flatMap(Call::movedTime).orElseGet(InstantSource.system()::instant);
    }
  }
}
