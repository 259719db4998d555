package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The rows of `operator.tenant`.
@Component
class TenantRegister {

  private static final String COLUMNS =
      "select id, slug, name, prefix, zone, locale, currency, colour, state from operator.tenant ";

  private final JdbcClient jdbc;

  TenantRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<TenantProfile> bySlug(String slug) {
    return jdbc.sql(COLUMNS + "where slug = ?").param(slug).query(TenantRegister::row).optional();
  }

  Optional<TenantProfile> byId(TenantId tenant) {
    return jdbc.sql(COLUMNS + "where id = ?")
        .param(tenant.value())
        .query(TenantRegister::row)
        .optional();
  }

  /// Gives the name to refuse with: the number itself if there is no such row.
  String slugOf(TenantId tenant) {
    return byId(tenant).map(TenantProfile::slug).orElseGet(tenant::toString);
  }

  List<TenantProfile> all() {
    return jdbc.sql(COLUMNS + "order by name, id").query(TenantRegister::row).list();
  }

  TenantProfile create(NewTenant wanted) {
    requireTransaction();
    try {
      int id =
          jdbc.sql(
                  """
                  insert into operator.tenant(slug, name, prefix, zone, locale, currency, colour, state)
                  values (:slug, :name, :prefix, :zone, :locale, :currency, :colour, 'ONBOARDING')
                  returning id
                  """)
              .param("slug", wanted.slug())
              .param("name", wanted.name())
              .param("prefix", wanted.prefix())
              .param("zone", wanted.zone().getId())
              .param("locale", wanted.locale().toLanguageTag())
              .param("currency", wanted.currency().getCurrencyCode())
              .param("colour", wanted.colour())
              .query(Integer.class)
              .single();
      return byId(new TenantId(id)).orElseThrow();
    } catch (DuplicateKeyException _) {
      throw new TenantNameTaken(wanted.slug(), wanted.prefix());
    }
  }

  void moveTo(TenantId tenant, TenantState state) {
    requireTransaction();
    jdbc.sql("update operator.tenant set state = ? where id = ?")
        .params(state.name(), tenant.value())
        .update();
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new NoCall("a client's row changes only inside its caller's transaction");
    }
  }

  private static TenantProfile row(ResultSet row, int number) throws SQLException {
    return new TenantProfile(
        new TenantId(row.getInt("id")),
        row.getString("slug"),
        row.getString("name"),
        row.getString("prefix"),
        ZoneId.of(row.getString("zone")),
        Locale.forLanguageTag(row.getString("locale")),
        Currency.getInstance(row.getString("currency")),
        row.getString("colour"),
        TenantState.valueOf(row.getString("state")));
  }
}
