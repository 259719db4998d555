package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `client.rate_card_version` and `client.rate`.
@Component
class PublishedCards {

  private static final int EVERY_PRIORITY = 0;

  private final JdbcClient jdbc;

  PublishedCards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets only one transaction at a time number the client's versions.
  void lock(TenantId tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('rate_card_version'), :tenant)")
        .param("tenant", tenant.value())
        .query((_, _) -> tenant)
        .single();
  }

  /// All versions, oldest first.
  List<RateCard> all(TenantId tenant) {
    Map<Integer, RateCard> cards = new LinkedHashMap<>();
    Map<Integer, List<RateCard.Price>> prices = new LinkedHashMap<>();
    jdbc.sql(
            """
            select c.version, c.valid_from, c.currency, r.work_type, r.priority, r.unit_price
            from client.rate_card_version c
            join client.rate r on r.tenant_id = c.tenant_id and r.card_version = c.version
            where c.tenant_id = :tenant
            order by c.version, r.work_type, r.priority
            """)
        .param("tenant", tenant.value())
        .query((ResultSet row) -> {
          int version = row.getInt("version");
          cards.putIfAbsent(version, card(row));
          prices.computeIfAbsent(version, _ -> new ArrayList<>()).add(price(row));
        });
    return cards.values().stream()
        .map(card ->
            new RateCard(
                card.version(),
                card.validFrom(),
                card.currency(),
                prices.getOrDefault(card.version(), List.of())))
        .toList();
  }

  void insert(TenantId tenant, RateCard card) {
    jdbc.sql(
            """
            insert into client.rate_card_version(tenant_id, version, valid_from, currency)
            values (:tenant, :version, :from, :currency)
            """)
        .param("tenant", tenant.value())
        .param("version", card.version())
        .param("from", card.validFrom())
        .param("currency", card.currency().getCurrencyCode())
        .update();
    for (RateCard.Price price : card.prices()) {
      Integer priority = price.priority();
      jdbc.sql(
              """
              insert into client.rate(tenant_id, card_version, work_type, priority, unit_price)
              values (:tenant, :version, :type, :priority, :price)
              """)
          .param("tenant", tenant.value())
          .param("version", card.version())
          .param("type", price.workType())
          .param("priority", priority == null ? EVERY_PRIORITY : priority)
          .param("price", price.unitPrice())
          .update();
    }
  }

  private static RateCard card(ResultSet row) throws SQLException {
    return new RateCard(
        row.getInt("version"),
        row.getObject("valid_from", LocalDate.class),
        Currency.getInstance(row.getString("currency")),
        List.of());
  }

  private static RateCard.Price price(ResultSet row) throws SQLException {
    int priority = row.getInt("priority");
    return new RateCard.Price(
        row.getString("work_type"),
        priority == EVERY_PRIORITY ? null : priority,
        row.getBigDecimal("unit_price"));
  }
}
