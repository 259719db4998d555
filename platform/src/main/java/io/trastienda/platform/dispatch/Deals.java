package io.trastienda.platform.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what a plan is made from, and makes it.
@Component
class Deals {

  private static final String WAITING =
      """
      select d.case_id, d.reference, d.weight, d.sequence, d.rank_from, d.xmin::text as version,
        array(select p.id from unnest(:agents) as p(id)
          where not exists (select from unnest(l.skills, l.levels) as n(skill, level)
            join operator.skill known on known.skill = n.skill
            where not exists (select from operator.person_skill h
              where h.person_id = p.id and h.skill = n.skill and h.level >= n.level))) as able
      from operator.dispatch_item d join operator.dispatch_lane l on l.id = d.lane
      where d.tenant_id = :tenant and d.state = 'WAITING' and d.preferred is null
        and (:workType::text is null or d.work_type = :workType) and (:queue::text is null or d.queue = :queue)
      order by d.rank_from, d.case_id limit :most
      """;

  private static final String LOADS =
      """
      select p.id, (select coalesce(sum(d.weight), 0) from operator.dispatch_item d
          where d.state = 'HELD' and d.holder = p.id)
        + (select coalesce(sum(d.weight), 0) from operator.dispatch_item d
          where d.state = 'PARKED' and d.parked_by = p.id)
        + (select coalesce(sum(d.weight), 0) from operator.dispatch_item d where d.preferred = p.id) as load
      from unnest(:agents) as p(id)
      """;

  private final JdbcClient jdbc;
  private final Staffing staffing;

  Deals(JdbcClient jdbc, Staffing staffing) {
    this.jdbc = jdbc;
    this.staffing = staffing;
  }

  private record Seen(Dealing.Waiting waiting, String version) {}

  /// Makes a plan from what is now.
  ///
  /// @param locked whether the cases stay as they are until the transaction ends
  Distribution plan(TenantId tenant, Distribution.Wanted wanted, boolean locked) {
    List<PersonId> people =
        wanted.agents().keySet().stream()
            .sorted(Comparator.comparingLong(PersonId::value))
            .toList();
    for (PersonId person : people) {
      if (!staffing.isAgent(tenant, person)) {
        throw new NotTheirAgent(person);
      }
    }
    Long[] numbers = people.stream().map(PersonId::value).toArray(Long[]::new);
    List<Seen> seen =
        jdbc.sql(locked ? WAITING + " for update of d" : WAITING)
            .param("tenant", tenant.value())
            .param("agents", numbers)
            .param("workType", wanted.workType())
            .param("queue", wanted.queue())
            .param("most", wanted.most())
            .query(Deals::seen)
            .list();
    Map<PersonId, Integer> loads = new HashMap<>();
    jdbc.sql(LOADS)
        .param("agents", numbers)
        .query(row -> {
          loads.put(new PersonId(row.getLong("id")), row.getInt("load"));
        });
    List<Distribution.Assignment> assignments =
        Dealing.deal(
            wanted.way(), wanted.agents(), loads, seen.stream().map(Seen::waiting).toList());
    return new Distribution(
        tenant, wanted, assignments, seen.size() - assignments.size(), seal(people, loads, seen));
  }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    Set<PersonId> able =
        Arrays.stream((Long[]) row.getArray("able").getArray())
            .map(PersonId::new)
            .collect(Collectors.toSet());
    return new Seen(
        new Dealing.Waiting(
            new CaseId(row.getLong("case_id")),
            row.getString("reference"),
            row.getInt("weight"),
            able),
        row.getString("version"));
  }

  private static String seal(
      List<PersonId> people, Map<PersonId, Integer> loads, List<Seen> cases) {
    List<String> lines = new ArrayList<>();
    people.forEach(person -> lines.add(person + "=" + loads.getOrDefault(person, 0)));
    cases.forEach(one -> lines.add(one.waiting().id() + "@" + one.version()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(String.join("\n", lines).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
