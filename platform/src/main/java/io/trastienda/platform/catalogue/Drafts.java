package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of work types in the making.
@Repository
class Drafts {

  private final JdbcClient jdbc;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<WorkTypeDraft> all(TenantId tenant) {
    return select(tenant, "").list();
  }

  @Transactional(readOnly = true)
  Optional<WorkTypeDraft> find(TenantId tenant, String key) {
    return select(tenant, key).optional();
  }

  /// Keeps a draft.
  ///
  /// @param revision the revision that was seen, 0 for a new draft
  /// @return the new revision
  @Transactional
  int save(TenantId tenant, WorkType type, String level, String calendar, int revision) {
    int kept =
        jdbc.sql(
                """
                insert into client.work_type_draft(tenant_id, key, revision, definition, calendar,
                  service_level, edited_at)
                select :tenant, :key, 1, cast(:definition as jsonb), :calendar, :level,
                  cast(:at as timestamptz)
                where :revision = 0 or exists (
                  select 1 from client.work_type_draft where tenant_id = :tenant and key = :key)
                on conflict (tenant_id, key) do update set revision = work_type_draft.revision + 1,
                  definition = excluded.definition, calendar = excluded.calendar,
                  service_level = excluded.service_level, edited_at = excluded.edited_at
                where work_type_draft.revision = :revision
                """)
            .param("tenant", tenant.value())
            .param("key", type.key())
            .param("definition", CatalogueJson.write(type))
            .param("calendar", calendar)
            .param("level", level)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("revision", revision)
            .update();
    if (kept == 0) {
      throw changed(tenant, type.key(), revision);
    }
    return find(tenant, type.key()).map(WorkTypeDraft::revision).orElse(1);
  }

  @Transactional
  void discard(TenantId tenant, String key, int revision) {
    int gone =
        jdbc.sql(
                """
                delete from client.work_type_draft
                where tenant_id = :tenant and key = :key and revision = :revision
                """)
            .param("tenant", tenant.value())
            .param("key", key)
            .param("revision", revision)
            .update();
    if (gone == 0) {
      throw changed(tenant, key, revision);
    }
  }

  private RuntimeException changed(TenantId tenant, String key, int seen) {
    return find(tenant, key)
        .<RuntimeException>map(draft -> new DraftChanged(key, seen, draft.revision()))
        .orElseGet(() -> new NoSuchEntry(Phrase.of("draft of work type"), key));
  }

  private JdbcClient.MappedQuerySpec<WorkTypeDraft> select(TenantId tenant, String key) {
    return jdbc.sql(
            """
            select definition, service_level, calendar, revision, edited_at
            from client.work_type_draft
            where tenant_id = :tenant and (:key = '' or key = :key) order by key
            """)
        .param("tenant", tenant.value())
        .param("key", key)
        .query((row, _) ->
            new WorkTypeDraft(
                CatalogueJson.read(row.getString(1), WorkType.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant()));
  }
}
