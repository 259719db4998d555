package io.trastienda.platform.alerts;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.alert_notice`, as a person sees them: never beyond the clients that the
/// person serves at the moment of reading.
@Component
class Notices {

  private static final String THEIRS =
      """
      from operator.alert_notice n where n.person_id = :person
        and exists (select from operator.membership m
          join operator.tenant t on t.id = m.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
          where m.person_id = n.person_id and m.tenant_id = n.tenant_id and m.side = 'STAFF'
          and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Notice> of(PersonId person, int most) {
    return jdbc.sql("select n.* " + THEIRS + " order by n.id desc limit :most")
        .param("person", person.value())
        .param("most", most)
        .query(Notices::notice)
        .list();
  }

  int unread(PersonId person) {
    return jdbc.sql("select count(*) " + THEIRS + " and n.read_at is null")
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }

  void seen(PersonId person, long last) {
    jdbc.sql(
            """
            update operator.alert_notice set read_at = :now
            where person_id = :person and id <= :last and read_at is null
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("person", person.value())
        .param("last", last)
        .update();
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getLong("id"),
        new TenantId(row.getInt("tenant_id")),
        new CaseId(row.getLong("case_id")),
        row.getString("reference"),
        row.getString("work_type"),
        CaseLimits.Promise.valueOf(row.getString("measure")),
        row.getInt("percent"),
        row.getObject("told_at", OffsetDateTime.class).toInstant(),
        row.getObject("read_at") != null);
  }
}
