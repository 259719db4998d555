package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// Two cases cannot stand to each other as somebody wants.
public final class RelationRefused extends Refusal {

  RelationRefused(String reference, String other, Phrase rule) {
    super(
        Kind.CONFLICT,
        "cases.relation-refused",
        "case " + reference + " and case " + other + " " + rule,
        Map.of("reference", reference, "other", other, "rule", rule));
  }
}
