package io.trastienda.platform.alerts;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseLimits;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where coordinators and account managers say who is told when how much of a promise is used up.
@Service
public class AlertDesk {

  private static final Duration LOOK_BACK = Duration.ofDays(7);
  private static final int MOST_PEOPLE = 50;

  private final Rules rules;
  private final CaseLimits limits;
  private final AlertSettings settings;
  private final Clock clock;

  AlertDesk(Rules rules, CaseLimits limits, AlertSettings settings, Clock clock) {
    this.rules = rules;
    this.limits = limits;
    this.settings = settings;
    this.clock = clock;
  }

  /// Gives the rules of a client that are in force.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public List<AlertRule> rules(TenantId tenant) {
    return rules.of(tenant);
  }

  /// Puts a rule into force. It tells what is crossed from now on, each crossing once.
  ///
  /// @return its number
  /// @throws InvalidRule if it looks at no percentage or tells nobody, or somebody who does not
  ///   work for the client
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional
  public long add(TenantId tenant, AlertRule.Wanted wanted) {
    if (wanted.percents().isEmpty() || !AlertRule.PERCENTS.containsAll(wanted.percents())) {
      throw new InvalidRule(
          Phrase.of("percentages"),
          Phrase.of("one or more of {list}", Map.of("list", AlertRule.PERCENTS)),
          wanted.percents().stream().sorted().toList().toString());
    }
    Role role = wanted.role();
    if (role != null && !AlertRule.ROLES.contains(role)) {
      throw new InvalidRule(
          Phrase.of("role to tell"), Phrase.of("one of the client's staff"), role.name());
    }
    if (role == null && wanted.people().isEmpty()) {
      throw new InvalidRule(Phrase.of("recipients"), Phrase.of("a role or a person"), "");
    }
    int staff = rules.staff(tenant, wanted.people());
    if (wanted.people().size() > MOST_PEOPLE || staff != wanted.people().size()) {
      throw new InvalidRule(
          Phrase.of("people to tell"),
          Phrase.of("at most {most} of the client's staff", Map.of("most", MOST_PEOPLE)),
          Integer.toString(wanted.people().size()));
    }
    return rules.add(tenant, wanted, caller());
  }

  /// Ends a rule; what it told stays told. Nothing happens if it is over already.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional
  public void end(TenantId tenant, long rule) {
    rules.end(tenant, rule);
  }

  /// Says how often a rule would have told somebody in the last seven days, and how many open cases
  /// are past its marks now; it would not tell those.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public CaseLimits.Crossings preview(TenantId tenant, AlertRule.Wanted wanted) {
    Instant now = clock.instant();
    return limits.crossings(
        tenant,
        wanted.promise(),
        wanted.percents(),
        wanted.workType(),
        wanted.queue(),
        now.minus(LOOK_BACK),
        now);
  }

  /// Says whether there is a mail server; without one people are told in the application only.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public boolean mails(TenantId tenant) {
    return settings.mails();
  }

  private static @Nullable PersonId caller() {
    return Call.current().actor() instanceof Actor.Person person ? person.id() : null;
  }
}
