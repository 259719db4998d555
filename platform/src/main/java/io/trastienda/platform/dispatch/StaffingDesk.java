package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where coordinators and administrators say what each agent can do, how much at once, and how much
/// of the day for whom.
@Service
public class StaffingDesk {

  private static final Pattern SKILL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  private final Staffing staffing;

  StaffingDesk(Staffing staffing) {
    this.staffing = staffing;
  }

  /// Gives an agent a skill at a level, or another level. From the first time that anybody gets it
  /// the operator keeps the skill, and work that asks for it goes only to those who have it.
  ///
  /// @param skill key of the skill as work types name it; a language is one, such as `lang.ca`
  /// @param level 1 to 5
  /// @throws NotTheirAgent if a coordinator serves no client of the agent's
  @AcrossTenants("a skill is one over all clients")
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void grantSkill(PersonId person, String skill, int level) {
    require(
        SKILL.matcher(skill).matches(),
        Phrase.of("skill"),
        Phrase.of("1 to 60 letters, digits, '.', '_', '-'"),
        skill);
    require(level >= 1 && level <= 5, Phrase.of("level"), Phrase.of("1 to 5"), level);
    requireTheirs(person);
    staffing.grant(person, skill, level);
  }

  /// Takes a skill from an agent.
  ///
  /// @throws NotTheirAgent if a coordinator serves no client of the agent's
  @AcrossTenants("a skill is one over all clients")
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void withdrawSkill(PersonId person, String skill) {
    requireTheirs(person);
    staffing.withdraw(person, skill);
  }

  /// Gives the skills that the operator keeps, by key.
  @AcrossTenants("a skill is one over all clients")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<String> skills() {
    return staffing.skills();
  }

  /// Says how much an agent takes.
  ///
  /// @param maxActive most weight held at once, 1 to 1,000
  /// @param maxParked most weight set aside, 0 to 10,000
  /// @throws NotTheirAgent if a coordinator serves no client of the agent's
  @AcrossTenants("an agent has two hands for all clients")
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void capacity(PersonId person, int maxActive, int maxParked) {
    require(
        maxActive >= 1 && maxActive <= 1_000,
        Phrase.of("active weight"),
        Phrase.of("1 to 1000"),
        maxActive);
    require(
        maxParked >= 0 && maxParked <= 10_000,
        Phrase.of("parked weight"),
        Phrase.of("0 to 10000"),
        maxParked);
    requireTheirs(person);
    staffing.capacity(person, maxActive, maxParked);
  }

  /// Says how much of an agent's day a client may have at most. Beyond it the client's cases come
  /// only when nothing else waits for the agent.
  ///
  /// @param maxShare percent of the weight taken in a day, 1 to 100
  /// @param dedicated whether the agent is there for this client first
  /// @throws NotTheirAgent if the person is no agent of the client
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void share(TenantId tenant, PersonId person, int maxShare, boolean dedicated) {
    require(
        maxShare >= 1 && maxShare <= 100,
        Phrase.of("share"),
        Phrase.of("1 to 100 percent"),
        maxShare);
    if (!staffing.isAgent(tenant, person)) {
      throw new NotTheirAgent(person);
    }
    staffing.share(tenant, person, maxShare, dedicated);
  }

  /// Gives an agent no bound for a client any more.
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void unshare(TenantId tenant, PersonId person) {
    staffing.unshare(tenant, person);
  }

  /// Says whether a queue's cases are offered to agents who are on queue with empty hands, without
  /// their asking.
  ///
  /// @param push null for the operator's own setting
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void push(TenantId tenant, String queue, @Nullable Boolean push) {
    staffing.push(tenant, queue, push);
  }

  /// Says how many hours of waiting a client's cases count more than others'.
  ///
  /// @param hours 0 to 24
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional
  public void weigh(TenantId tenant, int hours) {
    require(
        hours >= 0 && hours <= Score.CLIENT,
        Phrase.of("weight of a client"),
        Phrase.of("0 to 24 hours"),
        hours);
    staffing.weigh(tenant, hours);
  }

  /// Says whether agents may pick from a queue by hand.
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional
  public void manualPick(TenantId tenant, String queue, boolean allowed) {
    staffing.manualPick(tenant, queue, allowed);
  }

  /// Gives which queues of a client have a rule of their own about picking by hand.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public Map<String, Boolean> manualPicks(TenantId tenant) {
    return staffing.manualPicks(tenant);
  }

  /// Gives what an agent can do and how much of it for whom.
  ///
  /// @throws NotTheirAgent if a coordinator serves no client of the agent's
  @AcrossTenants("an agent has two hands for all clients")
  @Allowed({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public AgentTerms terms(PersonId person) {
    requireTheirs(person);
    return staffing.terms(person);
  }

  /// A platform administrator decides about everybody, a coordinator about agents of the same
  /// clients.
  private void requireTheirs(PersonId person) {
    if (Call.current().actor() instanceof Actor.Person caller
        && !staffing.decidesOn(caller.id(), person)) {
      throw new NotTheirAgent(person);
    }
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, Object value) {
    if (!holds) {
      throw new InvalidStaffing(thing, rule, value);
    }
  }
}
