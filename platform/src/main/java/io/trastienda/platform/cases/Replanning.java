package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts open cases under the newest calendar and service level, when somebody decides so: cases
/// keep the versions they were opened with until then.
@Service
@Transactional
public class Replanning {

  private static final int MOST = 500;

  private final CaseWork work;
  private final Cases cases;
  private final CatalogueDesk catalogue;
  private final JdbcClient jdbc;

  Replanning(CaseWork work, Cases cases, CatalogueDesk catalogue, JdbcClient jdbc) {
    this.work = work;
    this.cases = cases;
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /// What new versions would do to one case.
  ///
  /// @param id the case
  /// @param reference our reference
  /// @param priority 1 to 4
  /// @param dueBefore when it is due now, null without a promise or while paused
  /// @param dueAfter when it would be due
  public record Effect(
      CaseId id,
      String reference,
      int priority,
      @Nullable Instant dueBefore,
      @Nullable Instant dueAfter) {}

  /// Says what would change for the open cases of a work type that are under older versions,
  /// without changing anything.
  ///
  /// @return at most 500, oldest first; after {@link #apply} call again while it gives 500
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public List<Effect> preview(TenantId tenant, String workType) {
    List<Effect> effects = new ArrayList<>();
    for (CaseId id : behind(tenant, catalogue.plan(tenant, workType))) {
      Case seen = cases.get(tenant, id);
      effects.add(
          new Effect(
              id,
              seen.reference(),
              seen.priority(),
              seen.dueAt(),
              seen.dueUnder(newest(tenant, seen))));
    }
    return effects;
  }

  /// Puts cases under the newest versions; those that are so already, or closed, stay as they are.
  ///
  /// @param ids at most 500, as previewed
  /// @return how many changed
  /// @throws CaseChanged if somebody else changed one in between; then none changes
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public int apply(TenantId tenant, List<CaseId> ids) {
    if (ids.size() > MOST) {
      throw new InvalidCase(
          Phrase.of("cases"),
          Phrase.of("at most {most}", Map.of("most", MOST)),
          Integer.toString(ids.size()));
    }
    int changed = 0;
    for (CaseId id : ids.stream().sorted((a, b) -> Long.compare(a.value(), b.value())).toList()) {
      Case seen = cases.lock(tenant, id);
      int before = seen.steps();
      work.change(
          tenant, seen, work.act(tenant, newest(tenant, seen)), (moved, act) -> moved.replan(act));
      changed += seen.steps() - before;
    }
    return changed;
  }

  /// The type's own version stays: only the clock is planned anew.
  private Plan newest(TenantId tenant, Case seen) {
    Plan newest = catalogue.plan(tenant, seen.workType());
    Plan own = work.plan(tenant, seen);
    return new Plan(
        own.workType(),
        own.workTypeVersion(),
        newest.calendar(),
        newest.calendarVersion(),
        newest.serviceLevel(),
        newest.serviceLevelVersion());
  }

  private List<CaseId> behind(TenantId tenant, Plan newest) {
    return jdbc.sql(
            """
            select id from client.work_case
            where tenant_id = :tenant and work_type = :type and category <> 'CLOSED'
              and (calendar_version <> :calendar or service_level_version <> :level)
            order by opened_at, id limit :most
            """)
        .param("tenant", tenant.value())
        .param("type", newest.workType().key())
        .param("calendar", newest.calendarVersion())
        .param("level", newest.serviceLevelVersion())
        .param("most", MOST)
        .query((row, _) -> new CaseId(row.getLong(1)))
        .list();
  }
}
