package io.trastienda.ui.api;

import io.trastienda.platform.access.SignInDesk;
import io.trastienda.platform.tenancy.TenantBoundary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/// Lets keys in, and nothing else: no session, no cookie, hence no forged form.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, SignInDesk desk, TenantBoundary boundary)
      throws Exception {
    http.securityMatcher("/api/**", "/v3/api-docs", "/v3/api-docs/**");
    http.csrf(AbstractHttpConfigurer::disable);
    http.sessionManagement(
        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    http.requestCache(AbstractHttpConfigurer::disable);
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    http.addFilterBefore(
        new BearerFilter(desk, boundary), UsernamePasswordAuthenticationFilter.class);
    return http.build();
  }
}
