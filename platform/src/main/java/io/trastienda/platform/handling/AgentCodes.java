package io.trastienda.platform.handling;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How people whose time counts are called: by code for the client, by name for staff.
@Component
class AgentCodes {

  private final JdbcClient jdbc;

  AgentCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Gives the code by which the client knows somebody; who never was an agent there has none.
  String code(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select agent_code from operator.agent_code where tenant_id = :tenant and person_id = :person")
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query(String.class)
        .optional()
        .orElseGet(() -> "P-" + person);
  }

  /// Gives the names of some people by their numbers.
  Map<Long, String> names(Collection<Long> people) {
    Map<Long, String> names = new HashMap<>();
    if (!people.isEmpty()) {
      jdbc.sql("select id, name from operator.person where id in (:people)")
          .param("people", people)
          .query(row -> {
            names.put(row.getLong(1), row.getString(2));
          });
    }
    return names;
  }
}
