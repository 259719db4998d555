package io.trastienda.platform.cases;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How people who act on cases are called: by code for the client, by name for staff.
@Component
class StaffNames {

  private final Map<Known, String> codes = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;

  StaffNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Gives the code by which the client knows somebody; null for the client's own people, keys and
  /// the product itself.
  @Nullable String code(TenantId tenant, Actor actor) {
    return switch (actor) {
      case Actor.Person person -> code(new Known(tenant, person.id()));
      case Actor.ApiKey _, Actor.Job _, Actor.Nobody _ -> null;
    };
  }

  /// A code once given stays, so it is remembered.
  private @Nullable String code(Known who) {
    String remembered = codes.get(who);
    if (remembered != null) {
      return remembered;
    }
    Optional<String> code =
        jdbc.sql(
                """
                select agent_code from operator.agent_code
                where tenant_id = :tenant and person_id = :person
                """)
            .param("tenant", who.tenant().value())
            .param("person", who.person().value())
            .query(String.class)
            .optional();
    code.ifPresent(given -> codes.put(who, given));
    return code.orElse(null);
  }

  private record Known(TenantId tenant, PersonId person) {}

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
