package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.Answer;
import io.trastienda.analytics.warehouse.Question;
import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Whom the figures ask: the gateway, or in tests of isolation an engine without its second wall.
interface Asks {

  <T> List<T> ask(
      TenantId tenant,
      Question question,
      Map<String, Object> parameters,
      Function<? super Answer, ? extends T> reader);
}
