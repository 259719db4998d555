package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of the three version tables.
///
/// A committed version is read once and then remembered: it cannot change. What the running
/// transaction itself published is not remembered, for it may still roll back.
@Repository
class Versions {

  /// A work type with the keys of what it is tied to.
  record TiedType(int version, WorkType type, String calendar, String serviceLevel) {}

  private record Key(String table, int tenant, String key, int version) {}

  private record Stored(
      int version,
      String definition,
      @Nullable String calendar,
      @Nullable String serviceLevel,
      boolean own) {}

  private static final String CALENDAR = "calendar_version";
  private static final String SERVICE_LEVEL = "service_level_version";
  private static final String WORK_TYPE = "work_type_version";

  private final Map<Key, Object> remembered = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  Versions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  int publish(TenantId tenant, String key, BusinessCalendar calendar) {
    return publish(tenant, CALENDAR, key, calendar, BusinessCalendar.class);
  }

  @Transactional
  int publish(TenantId tenant, ServiceLevel level) {
    return publish(tenant, SERVICE_LEVEL, level.key(), level, ServiceLevel.class);
  }

  @Transactional
  int publish(TenantId tenant, WorkType type, String serviceLevel, String calendar) {
    int levelVersion = newest(tenant, SERVICE_LEVEL, serviceLevel, Phrase.of("service level"));
    int calendarVersion = newest(tenant, CALENDAR, calendar, Phrase.of("calendar"));
    lock(tenant, WORK_TYPE, type.key());
    Optional<TiedType> before = newestType(tenant, type.key());
    if (before
        .filter(tied ->
            tied.type().equals(type)
                && tied.serviceLevel().equals(serviceLevel)
                && tied.calendar().equals(calendar))
        .isPresent()) {
      return before.get().version();
    }
    int version = before.map(TiedType::version).orElse(0) + 1;
    jdbc.sql(
            """
            insert into client.work_type_version(tenant_id, key, version, definition, calendar,
              calendar_from, service_level, service_level_from, published_at)
            values (:tenant, :key, :version, cast(:definition as jsonb), :calendar,
              :calendarFrom, :serviceLevel, :serviceLevelFrom, :at)
            """)
        .param("tenant", tenant.value())
        .param("key", type.key())
        .param("version", version)
        .param("definition", CatalogueJson.write(type))
        .param("calendar", calendar)
        .param("calendarFrom", calendarVersion)
        .param("serviceLevel", serviceLevel)
        .param("serviceLevelFrom", levelVersion)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return version;
  }

  @Transactional(readOnly = true)
  List<TiedType> newestTypes(TenantId tenant) {
    return jdbc.sql(
            """
            select key, max(version) from client.work_type_version
            where tenant_id = :tenant group by key order by key
            """)
        .param("tenant", tenant.value())
        .query((row, _) -> type(tenant, row.getString(1), row.getInt(2)))
        .list();
  }

  @Transactional(readOnly = true)
  List<PublishedType> history(TenantId tenant, String workType) {
    List<PublishedType> published =
        jdbc.sql(
                """
                select version, published_at from client.work_type_version
                where tenant_id = :tenant and key = :key order by version desc
                """)
            .param("tenant", tenant.value())
            .param("key", workType)
            .query((row, _) -> {
              TiedType tied = type(tenant, workType, row.getInt(1));
              return new PublishedType(
                  tied.type(),
                  tied.version(),
                  tied.serviceLevel(),
                  tied.calendar(),
                  row.getObject(2, OffsetDateTime.class).toInstant());
            })
            .list();
    if (published.isEmpty()) {
      throw new NoSuchEntry(Phrase.of("work type"), workType);
    }
    return published;
  }

  @Transactional(readOnly = true)
  Map<String, BusinessCalendar> newestCalendars(TenantId tenant) {
    return newestOf(tenant, CALENDAR, BusinessCalendar.class);
  }

  @Transactional(readOnly = true)
  Map<String, ServiceLevel> newestLevels(TenantId tenant) {
    return newestOf(tenant, SERVICE_LEVEL, ServiceLevel.class);
  }

  @Transactional(readOnly = true)
  List<PublishedVersion<BusinessCalendar>> calendarHistory(TenantId tenant, String key) {
    return historyOf(tenant, CALENDAR, key, Phrase.of("calendar"), BusinessCalendar.class);
  }

  @Transactional(readOnly = true)
  List<PublishedVersion<ServiceLevel>> levelHistory(TenantId tenant, String key) {
    return historyOf(tenant, SERVICE_LEVEL, key, Phrase.of("service level"), ServiceLevel.class);
  }

  private <T> List<PublishedVersion<T>> historyOf(
      TenantId tenant, String table, String key, Phrase thing, Class<T> type) {
    List<PublishedVersion<T>> published =
        jdbc.sql(
                "select version, published_at from client."
                    + table
                    + " where tenant_id = :tenant and key = :key order by version desc")
            .param("tenant", tenant.value())
            .param("key", key)
            .query((row, _) ->
                new PublishedVersion<T>(
                    version(tenant, table, key, row.getInt(1), type),
                    row.getInt(1),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
            .list();
    if (published.isEmpty()) {
      throw new NoSuchEntry(thing, key);
    }
    return published;
  }

  private <T> Map<String, T> newestOf(TenantId tenant, String table, Class<T> type) {
    Map<String, T> newest = new TreeMap<>();
    jdbc.sql(
            "select key, max(version) from client."
                + table
                + " where tenant_id = :tenant group by key")
        .param("tenant", tenant.value())
        .query(row -> {
          String key = row.getString(1);
          newest.put(key, version(tenant, table, key, row.getInt(2), type));
        });
    return newest;
  }

  /// Gives what new cases of a type are worked by: newest type, newest calendar, newest level.
  @Transactional(readOnly = true, noRollbackFor = NoSuchEntry.class)
  Plan plan(TenantId tenant, String workType) {
    int[] newest =
        jdbc.sql(
                """
                select t.version,
                  (select max(version) from client.calendar_version c
                    where c.tenant_id = t.tenant_id and c.key = t.calendar),
                  (select max(version) from client.service_level_version s
                    where s.tenant_id = t.tenant_id and s.key = t.service_level)
                from client.work_type_version t
                where t.tenant_id = :tenant and t.key = :key order by t.version desc limit 1
                """)
            .param("tenant", tenant.value())
            .param("key", workType)
            .query((row, _) -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
            .optional()
            .orElseThrow(() -> new NoSuchEntry(Phrase.of("work type"), workType));
    return plan(tenant, workType, newest[0], newest[1], newest[2]);
  }

  /// Gives a plan of known versions; from memory if all three are.
  @Transactional(readOnly = true, noRollbackFor = NoSuchEntry.class)
  Plan plan(
      TenantId tenant, String workType, int typeVersion, int calendarVersion, int levelVersion) {
    TiedType tied = type(tenant, workType, typeVersion);
    return new Plan(
        tied.type(),
        typeVersion,
        version(tenant, CALENDAR, tied.calendar(), calendarVersion, BusinessCalendar.class),
        calendarVersion,
        version(tenant, SERVICE_LEVEL, tied.serviceLevel(), levelVersion, ServiceLevel.class),
        levelVersion);
  }

  /// Gives a plan if memory holds all of it, without asking the database.
  Optional<Plan> remembered(
      TenantId tenant, String workType, int typeVersion, int calendarVersion, int levelVersion) {
    if (!(remembered.get(new Key(WORK_TYPE, tenant.value(), workType, typeVersion))
            instanceof TiedType tied)
        || !(remembered.get(new Key(CALENDAR, tenant.value(), tied.calendar(), calendarVersion))
            instanceof BusinessCalendar calendar)
        || !(remembered.get(
                new Key(SERVICE_LEVEL, tenant.value(), tied.serviceLevel(), levelVersion))
            instanceof ServiceLevel level)) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(tied.type(), typeVersion, calendar, calendarVersion, level, levelVersion));
  }

  private Optional<TiedType> newestType(TenantId tenant, String key) {
    return newestVersion(tenant, WORK_TYPE, key).map(version -> type(tenant, key, version));
  }

  private TiedType type(TenantId tenant, String key, int version) {
    Key wanted = new Key(WORK_TYPE, tenant.value(), key, version);
    if (remembered.get(wanted) instanceof TiedType known) {
      return known;
    }
    Stored stored =
        stored(wanted, "definition, calendar, service_level")
            .orElseThrow(() -> new NoSuchEntry(Phrase.of("work type"), key + " v" + version));
    TiedType tied =
        new TiedType(
            version,
            CatalogueJson.read(stored.definition(), WorkType.class),
            String.valueOf(stored.calendar()),
            String.valueOf(stored.serviceLevel()));
    remember(wanted, tied, stored.own());
    return tied;
  }

  private <T> T version(TenantId tenant, String table, String key, int version, Class<T> type) {
    Key wanted = new Key(table, tenant.value(), key, version);
    Object known = remembered.get(wanted);
    if (known != null) {
      return type.cast(known);
    }
    Stored stored =
        stored(wanted, "definition, null, null")
            .orElseThrow(() ->
                new NoSuchEntry(
                    table.equals(CALENDAR) ? Phrase.of("calendar") : Phrase.of("service level"),
                    key + " v" + version));
    T definition = CatalogueJson.read(stored.definition(), type);
    remember(wanted, definition, stored.own());
    return definition;
  }

  private void remember(Key key, Object definition, boolean own) {
    if (!own) {
      remembered.put(key, definition);
    }
  }

  private Optional<Stored> stored(Key key, String columns) {
    return jdbc.sql(
            "select version, "
                + columns
                + ", xmin is not distinct from pg_current_xact_id_if_assigned()::xid from client."
                + key.table()
                + " where tenant_id = :tenant and key = :key and version = :version")
        .param("tenant", key.tenant())
        .param("key", key.key())
        .param("version", key.version())
        .query(Versions::row)
        .optional();
  }

  private static Stored row(ResultSet row, int number) throws SQLException {
    return new Stored(
        row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
  }

  private <T> int publish(TenantId tenant, String table, String key, T definition, Class<T> type) {
    lock(tenant, table, key);
    int before = newestVersion(tenant, table, key).orElse(0);
    if (before > 0 && version(tenant, table, key, before, type).equals(definition)) {
      return before;
    }
    jdbc.sql(
            "insert into client."
                + table
                + "(tenant_id, key, version, definition, published_at)"
                + " values (:tenant, :key, :version, cast(:definition as jsonb), :at)")
        .param("tenant", tenant.value())
        .param("key", key)
        .param("version", before + 1)
        .param("definition", CatalogueJson.write(definition))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return before + 1;
  }

  private int newest(TenantId tenant, String table, String key, Phrase thing) {
    return newestVersion(tenant, table, key).orElseThrow(() -> new NoSuchEntry(thing, key));
  }

  private Optional<Integer> newestVersion(TenantId tenant, String table, String key) {
    return jdbc.sql(
            "select version from client."
                + table
                + " where tenant_id = :tenant and key = :key order by version desc limit 1")
        .param("tenant", tenant.value())
        .param("key", key)
        .query(Integer.class)
        .optional();
  }

  /// Makes those who publish the same entry wait for one another.
  private void lock(TenantId tenant, String table, String key) {
    jdbc.sql("select pg_advisory_xact_lock(:tenant, hashtext(:entry))::text")
        .param("tenant", tenant.value())
        .param("entry", table + ":" + key)
        .query()
        .listOfRows();
  }
}
