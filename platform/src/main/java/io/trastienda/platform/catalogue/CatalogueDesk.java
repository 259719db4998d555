package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a client's work types, calendars and service levels are published and read.
///
/// A published version never changes; publishing again makes the next one.
@Service
public class CatalogueDesk {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  private final Versions versions;
  private final Drafts drafts;

  CatalogueDesk(Versions versions, Drafts drafts) {
    this.versions = versions;
    this.drafts = drafts;
  }

  /// Publishes the next version of a work type and ties it to a service level and a calendar.
  ///
  /// @param serviceLevel key of a service level that the client has
  /// @param calendar key of a calendar that the client has
  /// @return the version, from 1; the same as before if nothing changed
  /// @throws NoSuchEntry if level or calendar is unknown
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, WorkType type, String serviceLevel, String calendar) {
    return versions.publish(tenant, type, serviceLevel, calendar);
  }

  /// Publishes the next version of a calendar.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, String key, BusinessCalendar calendar) {
    requireKey(Phrase.of("calendar key"), key);
    return versions.publish(tenant, key, calendar);
  }

  /// Publishes the next version of a service level.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, ServiceLevel level) {
    requireKey(Phrase.of("service level key"), level.key());
    return versions.publish(tenant, level);
  }

  /// Gives the newest version of every work type, by name.
  @Allowed(value = Role.ADMINISTRATOR, everyone = true)
  public List<WorkType> workTypes(TenantId tenant) {
    return versions.newestTypes(tenant).stream()
        .map(Versions.TiedType::type)
        .sorted(Comparator.comparing((WorkType type) -> type.name().es()))
        .toList();
  }

  /// Gives what new cases of a work type are worked by today.
  ///
  /// @throws NoSuchEntry if the client has no such work type
  @Allowed(everyone = true)
  public Plan plan(TenantId tenant, String workType) {
    return versions.plan(tenant, workType);
  }

  /// Gives what a case is worked by, as its stored versions say.
  ///
  /// @throws NoSuchEntry if a version is unknown
  @Allowed(everyone = true)
  public Plan plan(
      TenantId tenant,
      String workType,
      int workTypeVersion,
      int calendarVersion,
      int serviceLevelVersion) {
    return versions
        .remembered(tenant, workType, workTypeVersion, calendarVersion, serviceLevelVersion)
        .orElseGet(() ->
            versions.plan(tenant, workType, workTypeVersion, calendarVersion, serviceLevelVersion));
  }

  /// Gives the published versions of a work type, newest first.
  ///
  /// @throws NoSuchEntry if the client has no such work type
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COORDINATOR})
  public List<PublishedType> history(TenantId tenant, String workType) {
    return versions.history(tenant, workType);
  }

  /// Gives the newest version of every calendar, by key.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COORDINATOR})
  public Map<String, BusinessCalendar> calendars(TenantId tenant) {
    return versions.newestCalendars(tenant);
  }

  /// Gives the newest version of every service level, by key.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COORDINATOR})
  public Map<String, ServiceLevel> serviceLevels(TenantId tenant) {
    return versions.newestLevels(tenant);
  }

  /// Gives the published versions of a calendar, newest first.
  ///
  /// @throws NoSuchEntry if the client has no such calendar
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COORDINATOR})
  public List<PublishedVersion<BusinessCalendar>> calendarHistory(TenantId tenant, String key) {
    return versions.calendarHistory(tenant, key);
  }

  /// Gives the published versions of a service level, newest first.
  ///
  /// @throws NoSuchEntry if the client has no such service level
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.COORDINATOR})
  public List<PublishedVersion<ServiceLevel>> serviceLevelHistory(TenantId tenant, String key) {
    return versions.levelHistory(tenant, key);
  }

  /// Gives the work types in the making, by key.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public List<WorkTypeDraft> drafts(TenantId tenant) {
    return drafts.all(tenant);
  }

  /// Gives the draft of a work type; one made from its newest version if there is none, with
  /// revision 0.
  ///
  /// @throws NoSuchEntry if there is neither draft nor version
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public WorkTypeDraft draft(TenantId tenant, String workType) {
    return drafts
        .find(tenant, workType)
        .orElseGet(() -> {
          PublishedType newest = versions.history(tenant, workType).getFirst();
          return new WorkTypeDraft(
              newest.type(), newest.serviceLevel(), newest.calendar(), 0, newest.publishedAt());
        });
  }

  /// Keeps a work type in the making; cases are not touched by it.
  ///
  /// @param revision the revision that was seen, 0 if there was no draft
  /// @return the new revision
  /// @throws DraftChanged if somebody else changed it in between
  /// @throws NoSuchEntry if somebody else published or discarded it in between
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int saveDraft(
      TenantId tenant, WorkType type, String serviceLevel, String calendar, int revision) {
    return drafts.save(tenant, type, serviceLevel, calendar, revision);
  }

  /// Throws a draft away; published versions stay.
  ///
  /// @throws DraftChanged if somebody else changed it in between
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public void discardDraft(TenantId tenant, String workType, int revision) {
    drafts.discard(tenant, workType, revision);
  }

  /// Makes a draft the next version for new cases and removes it; open cases keep theirs.
  ///
  /// @return the version, from 1
  /// @throws DraftChanged if somebody else changed it in between
  /// @throws NoSuchEntry if there is no draft, or its level or calendar is unknown
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional
  public int publishDraft(TenantId tenant, String workType, int revision) {
    WorkTypeDraft draft =
        drafts
            .find(tenant, workType)
            .orElseThrow(() -> new NoSuchEntry(Phrase.of("draft of work type"), workType));
    drafts.discard(tenant, workType, revision);
    return versions.publish(tenant, draft.type(), draft.serviceLevel(), draft.calendar());
  }

  private static void requireKey(Phrase thing, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new InvalidWorkType(thing, Phrase.of("1 to 60 letters, digits, '.', '_' and '-'"), key);
    }
  }
}
