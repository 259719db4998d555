package io.trastienda.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trastienda.analytics.kpi.KpiDesk;
import io.trastienda.analytics.kpi.KpiFilter;
import io.trastienda.analytics.kpi.KpiPortal;
import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.platform.Period;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.LiveKey;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CasePage;
import io.trastienda.platform.cases.CasePortal;
import io.trastienda.platform.cases.CaseQuery;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.BillingPortal;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.tenantadmin.billing.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a client's system may read: measures, cases, statements.
///
/// A key of the client's own people reads through the portal's doors, a key of the operator through
/// the staff's. A foreign client or reference answers 404 like an unknown one.
@ClientApi
@RequestMapping("/api/v1/tenants/{slug}")
class TenantApi {

  private final TenantDirectory tenants;
  private final CaseDesk caseDesk;
  private final CasePortal casePortal;
  private final KpiDesk kpiDesk;
  private final KpiPortal kpiPortal;
  private final Statements statements;
  private final BillingPortal billingPortal;

  TenantApi(
      TenantDirectory tenants,
      CaseDesk caseDesk,
      CasePortal casePortal,
      KpiDesk kpiDesk,
      KpiPortal kpiPortal,
      Statements statements,
      BillingPortal billingPortal) {
    this.tenants = tenants;
    this.caseDesk = caseDesk;
    this.casePortal = casePortal;
    this.kpiDesk = kpiDesk;
    this.kpiPortal = kpiPortal;
    this.statements = statements;
    this.billingPortal = billingPortal;
  }

  @GetMapping("/kpis")
  @Operation(summary = "All measures of a period, each with numerator, denominator and freshness")
  KpiAnswer kpis(
      @PathVariable String slug,
      @Parameter(description = "first day, yyyy-MM-dd") @RequestParam String from,
      @Parameter(description = "day after the last, yyyy-MM-dd") @RequestParam String to,
      @RequestParam(required = false) @Nullable String workType,
      @RequestParam(required = false) @Nullable Integer priority,
      HttpServletRequest request) {
    TenantId tenant = tenants.idOf(slug);
    TenantProfile profile = tenants.profile(tenant).orElseThrow();
    LocalDate first = date("from", from);
    LocalDate end = date("to", to);
    if (!first.isBefore(end)) {
      throw new InvalidRequest("to", Phrase.of("after from, {from}", Map.of("from", from)), to);
    }
    Period period = new Period(first, end, profile.zone());
    KpiFilter filter = new KpiFilter(workType, priority);
    KpiReport report =
        client(request)
            ? kpiPortal.report(tenant, period, filter)
            : kpiDesk.report(tenant, period, filter);
    return KpiAnswer.of(slug, report);
  }

  @GetMapping("/cases")
  @Operation(summary = "Cases, newest first, in pages; send 'next' back as 'cursor'")
  CasesAnswer cases(
      @PathVariable String slug,
      @Parameter(description = "open, in_progress, waiting, closed; comma separated")
          @RequestParam(required = false)
          @Nullable String category,
      @RequestParam(required = false) @Nullable String workType,
      @RequestParam(required = false) @Nullable Integer priority,
      @Parameter(description = "beginning of a reference, or part of a title")
          @RequestParam(required = false)
          @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      HttpServletRequest request) {
    TenantId tenant = tenants.idOf(slug);
    CaseQuery query = new CaseQuery(categories(category), workType, priority, q, cursor, limit);
    CasePage page = client(request) ? casePortal.list(tenant, query) : caseDesk.list(tenant, query);
    return CasesAnswer.of(page);
  }

  @GetMapping("/cases/{reference}")
  @Operation(summary = "One case with its timeline, by our reference")
  CaseAnswer oneCase(
      @PathVariable String slug, @PathVariable String reference, HttpServletRequest request) {
    TenantId tenant = tenants.idOf(slug);
    CaseDetail detail =
        client(request) ? casePortal.get(tenant, reference) : caseDesk.get(tenant, reference);
    return CaseAnswer.of(detail);
  }

  @GetMapping("/statements/{month}")
  @Operation(summary = "What a month of work costs: lines and totals, decimals as strings")
  StatementAnswer statement(
      @PathVariable String slug, @PathVariable String month, HttpServletRequest request) {
    TenantId tenant = tenants.idOf(slug);
    YearMonth wanted = month(month);
    Statement statement =
        client(request)
            ? billingPortal.statement(tenant, wanted)
            : statements.statement(tenant, wanted);
    return StatementAnswer.of(slug, statement);
  }

  private static boolean client(HttpServletRequest request) {
    return request.getAttribute(BearerFilter.KEY) instanceof LiveKey key && key.role().client();
  }

  private static LocalDate date(String thing, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException _) {
      throw new InvalidRequest(thing, Phrase.of("a day as yyyy-MM-dd"), value);
    }
  }

  private static YearMonth month(String value) {
    try {
      return YearMonth.parse(value);
    } catch (DateTimeException _) {
      throw new InvalidRequest("month", Phrase.of("a month as yyyy-MM"), value);
    }
  }

  private static Set<StateCategory> categories(@Nullable String names) {
    Set<StateCategory> wanted = EnumSet.noneOf(StateCategory.class);
    if (names == null || names.isBlank()) {
      return wanted;
    }
    for (String name : names.split(",", -1)) {
      wanted.add(
          Arrays.stream(StateCategory.values())
              .filter(one -> one.name().equals(name.strip().toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() ->
                  new InvalidRequest(
                      "category", Phrase.of("open, in_progress, waiting or closed"), name)));
    }
    return wanted;
  }
}
