package io.trastienda.ui.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.SignInDesk;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who gets in by the form, and what the browser is told to keep out.
///
/// Roles here decide which views are offered; what a person may do for which client is judged at
/// the boundary of every service.
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  /// Flow 25.2 evaluates scripts, hence `unsafe-eval`; nothing comes from another host.
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
          + " 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src"
          + " 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action"
          + " 'self'";

  @Bean
  @Order(10)
  SecurityFilterChain screens(HttpSecurity http, SignInDesk desk) throws Exception {
    http.authorizeHttpRequests(requests ->
        requests
            .requestMatchers("/favicon.svg", "/icons.svg", "/styles.css", "/actuator/health/**")
            .permitAll());
    http.with(
        VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(SignInView.class, "/login"));
    http.authenticationProvider(new PasswordSignIn(desk));
    http.sessionManagement(sessions -> sessions.sessionFixation().changeSessionId());
    http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
            .frameOptions(frames -> frames.deny())
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    return http.build();
  }

  /// Asks room `access` about e-mail address and password.
  private record PasswordSignIn(SignInDesk desk) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication attempt) {
      String address =
          attempt.getDetails() instanceof WebAuthenticationDetails details
                  && details.getRemoteAddress() != null
              ? details.getRemoteAddress()
              : "unknown";
      String password = String.valueOf(attempt.getCredentials());
      try {
        PersonProfile person =
            desk.signIn(attempt.getName(), password, address)
                .orElseThrow(() -> new BadCredentialsException("wrong address or password"));
        return UsernamePasswordAuthenticationToken.authenticated(
            new SignedInUser(person.id(), person.name()), null, authorities(person));
      } catch (Refusal refusal) {
        throw new LockedException(refusal.key(), refusal);
      }
    }

    @Override
    public boolean supports(Class<?> type) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static Set<GrantedAuthority> authorities(PersonProfile person) {
      Set<GrantedAuthority> authorities =
          person.memberships().stream()
              .map(membership -> new SimpleGrantedAuthority("ROLE_" + membership.role().name()))
              .collect(Collectors.toSet());
      if (person.administrator()) {
        authorities.add(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"));
      }
      return authorities;
    }
  }
}
