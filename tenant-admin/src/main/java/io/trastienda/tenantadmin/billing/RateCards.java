package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.tenantadmin.billing.RateCard.Price;
import io.trastienda.tenantadmin.clients.Contracts;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a client's prices are published, version by version.
@Service
public class RateCards {

  private static final int DECIMALS = 9;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(9);
  private static final int LOWEST_PRIORITY = 4;

  private final PublishedCards cards;
  private final Contracts contracts;
  private final TenantDirectory directory;

  RateCards(PublishedCards cards, Contracts contracts, TenantDirectory directory) {
    this.cards = cards;
    this.contracts = contracts;
    this.directory = directory;
  }

  /// Publishes the next version of the client's rate card; it holds from its first day on and a
  /// published version never changes.
  ///
  /// @return the version, from 1
  /// @throws InvalidRateCard if it does not begin after the newest version, has no price, names a
  ///   work type and priority twice, is not in the client's currency, or a price is below 0, not
  ///   below a thousand million or has more than 9 decimals
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  @Transactional
  public int publish(TenantId tenant, RateCard card) {
    check(card, directory.profile(tenant).orElseThrow().currency());
    cards.lock(tenant);
    List<RateCard> published = cards.all(tenant);
    if (!published.isEmpty()) {
      RateCard newest = published.getLast();
      if (!card.validFrom().isAfter(newest.validFrom())) {
        throw new InvalidRateCard(
            Phrase.of("first day"),
            Phrase.of(
                "after {day}, the first day of version {version}",
                Map.of("day", newest.validFrom(), "version", newest.version())),
            card.validFrom());
      }
    }
    int version = published.size() + 1;
    cards.insert(tenant, new RateCard(version, card.validFrom(), card.currency(), card.prices()));
    contracts.rateCardPublished(tenant, version, card.validFrom());
    return version;
  }

  /// Gives all versions, newest first.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<RateCard> versions(TenantId tenant) {
    return cards.all(tenant).reversed();
  }

  private record Kind(String workType, int priority) {}

  private static void check(RateCard card, Currency currency) {
    require(
        card.currency().equals(currency),
        Phrase.of("currency"),
        Phrase.of("{currency}, what the client is billed in", Map.of("currency", currency)),
        card.currency().toString());
    require(
        !card.prices().isEmpty(),
        Phrase.of("prices"),
        Phrase.of("at least one"),
        Phrase.of("none"));
    Set<Kind> seen = new HashSet<>();
    for (Price price : card.prices()) {
      Integer priority = price.priority();
      Phrase what =
          priority == null
              ? Phrase.of("price of {type}", Map.of("type", price.workType()))
              : Phrase.of(
                  "price of {type} priority {priority}",
                  Map.of("type", price.workType(), "priority", priority));
      require(
          !price.workType().isBlank(),
          Phrase.of("work type"),
          Phrase.of("not blank"),
          price.workType());
      require(
          priority == null || (priority >= 1 && priority <= LOWEST_PRIORITY),
          Phrase.of("priority"),
          Phrase.of("1 to {most} or none", Map.of("most", LOWEST_PRIORITY)),
          String.valueOf(priority));
      require(
          seen.add(new Kind(price.workType(), priority == null ? 0 : priority)),
          what,
          Phrase.of("given once"),
          price.unitPrice().toPlainString());
      require(
          price.unitPrice().signum() >= 0 && price.unitPrice().compareTo(LIMIT) < 0,
          what,
          Phrase.of("from 0 to below {limit}", Map.of("limit", LIMIT.toPlainString())),
          price.unitPrice().toPlainString());
      require(
          price.unitPrice().stripTrailingZeros().scale() <= DECIMALS,
          what,
          Phrase.of("exact to {most} decimals at most", Map.of("most", DECIMALS)),
          price.unitPrice().toPlainString());
    }
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, Object value) {
    if (!holds) {
      throw new InvalidRateCard(thing, rule, value);
    }
  }
}
