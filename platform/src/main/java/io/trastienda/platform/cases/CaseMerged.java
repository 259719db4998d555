package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The case ended because another one took it in; the other one is where its work goes on.
public final class CaseMerged extends Refusal {

  CaseMerged(String reference, String survivor) {
    super(
        Kind.CONFLICT,
        "cases.merged",
        "case " + reference + " was merged into " + survivor + ", which can be reopened instead",
        Map.of("reference", reference, "survivor", survivor));
  }
}
