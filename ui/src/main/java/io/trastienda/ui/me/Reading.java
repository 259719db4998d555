package io.trastienda.ui.me;

import io.trastienda.analytics.kpi.KpiValue;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.MyDay;
import io.trastienda.platform.TenantId;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was read of one agent's days, client by client.
///
/// @param parts one for each client
record Reading(List<Part> parts) {

  Reading {
    parts = List.copyOf(parts);
  }

  /// What was read for one client.
  ///
  /// @param today today in the client's zone
  /// @param days its days, from the first of the weeks that are drawn
  /// @param dataAsOf up to when every fact is in
  record Part(
      ViewerClient client,
      TenantId tenant,
      ZoneId zone,
      LocalDate today,
      List<MyDay> days,
      Instant dataAsOf) {

    Part {
      days = List.copyOf(days);
    }

    List<MyDay> in(MeAddress.Span span) {
      return between(span.from(today), span.to(today));
    }

    private List<MyDay> between(LocalDate from, LocalDate to) {
      return days.stream()
          .filter(day -> !day.day().isBefore(from) && day.day().isBefore(to))
          .toList();
    }
  }

  /// The value over all clients: a ratio of their sums.
  KpiValue value(Measure measure, MeAddress.Span span) {
    return MyDay.value(measure, parts.stream().flatMap(part -> part.in(span).stream()).toList());
  }

  /// The values of the last weeks, oldest first, the running week last.
  List<KpiValue> weeks(Measure measure) {
    List<KpiValue> weeks = new ArrayList<>();
    for (int back = MeAddress.WEEKS - 1; back >= 0; back--) {
      List<MyDay> days = new ArrayList<>();
      for (Part part : parts) {
        LocalDate from = MeAddress.monday(part.today()).minusWeeks(back);
        days.addAll(part.between(from, from.plusWeeks(1)));
      }
      weeks.add(MyDay.value(measure, days));
    }
    return weeks;
  }

  /// Up to when the facts of all clients are in.
  Instant dataAsOf() {
    return parts.stream().map(Part::dataAsOf).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }
}
