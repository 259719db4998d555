package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `client.contract_version`.
@Component
class ContractVersions {

  private static final String COLUMNS =
      """
      select version, valid_from, calendars, work_types, service_levels, rate_card_version
      from client.contract_version where tenant_id = :tenant order by version desc
      """;
  private static final TypeReference<Map<String, Integer>> POINTERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  ContractVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets only one transaction at a time number the client's versions.
  void lock(TenantId tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('contract_version'), :tenant)")
        .param("tenant", tenant.value())
        .query((_, _) -> tenant)
        .single();
  }

  Optional<ContractVersion> newest(TenantId tenant) {
    return jdbc.sql(COLUMNS + "limit 1")
        .param("tenant", tenant.value())
        .query(this::row)
        .optional();
  }

  List<ContractVersion> all(TenantId tenant) {
    return jdbc.sql(COLUMNS).param("tenant", tenant.value()).query(this::row).list();
  }

  void insert(TenantId tenant, ContractVersion version) {
    jdbc.sql(
            """
            insert into client.contract_version(tenant_id, version, valid_from, calendars,
              work_types, service_levels, rate_card_version)
            values (:tenant, :version, :from, :calendars::jsonb, :types::jsonb, :levels::jsonb, :card)
            """)
        .param("tenant", tenant.value())
        .param("version", version.version())
        .param("from", version.validFrom())
        .param("calendars", json.writeValueAsString(version.calendars()))
        .param("types", json.writeValueAsString(version.workTypes()))
        .param("levels", json.writeValueAsString(version.serviceLevels()))
        .param("card", version.rateCard(), Types.INTEGER)
        .update();
  }

  private ContractVersion row(ResultSet row, int number) throws SQLException {
    return new ContractVersion(
        row.getInt("version"),
        row.getObject("valid_from", LocalDate.class),
        json.readValue(row.getString("calendars"), POINTERS),
        json.readValue(row.getString("work_types"), POINTERS),
        json.readValue(row.getString("service_levels"), POINTERS),
        row.getObject("rate_card_version", Integer.class));
  }
}
