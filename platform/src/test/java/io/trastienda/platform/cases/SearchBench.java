package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The search of an agent over many cases of one client, through service, boundary and the one
/// function that finds words. Fails for a number that is not found, never for a slow answer.
@PlatformIT
class SearchBench {

  private static final Logger log = LoggerFactory.getLogger(SearchBench.class);
  private static final int CASES = Integer.getInteger("trastienda.bench.cases", 600_000);
  private static final int CHUNK = 50_000;
  private static final int TEXTS = 30_000;
  private static final int EACH = 30;

  /// Words of the three languages, the frequent ones first; after them come rare ones that mean
  /// nothing.
  private static final List<String> WORDS =
      List.of(
          "factura",
          "reclamación",
          "invoice",
          "refund",
          "client",
          "pedido",
          "cobro",
          "rebut",
          "delivery",
          "dirección",
          "cuenta",
          "pagament",
          "order",
          "cancelación",
          "devolución",
          "address",
          "customer",
          "contrato",
          "col·lecció",
          "tarjeta",
          "payment",
          "incidència",
          "abono",
          "missing",
          "retard",
          "número",
          "équipo",
          "carrier",
          "vençuda",
          "señal",
          "duplicada",
          "warranty",
          "garantía",
          "horari",
          "línea",
          "broken",
          "trencat",
          "móvil",
          "tariff",
          "tarifa");

  private final CaseDesk desk;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());
  private final Random random = new Random(20_261_122);

  SearchBench(CaseDesk desk, CatalogueDesk catalogue, TenantFixtures fixtures) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void finds_cases_of_one_client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    PersonId agent = fixtures.person(tenant, Role.AGENT);
    fixtures.asJob(
        tenant,
        () ->
            desk.open(
                tenant, new NewCase("incident", "Template", null, 3, null, null, null, Map.of())));
    List<String> words = words();
    fill(tenant, words);

    Map<String, List<String>> kinds = questions(words);
    fixtures.as(
        agent,
        () -> {
          kinds.values().forEach(typed -> typed.subList(0, 3).forEach(one -> found(tenant, one)));
          return tenant;
        });
    List<Double> all = new ArrayList<>();
    List<String> table = new ArrayList<>();
    kinds.forEach((kind, typed) -> {
      List<Double> times = new ArrayList<>();
      long hits = 0;
      for (String one : typed) {
        long begin = System.nanoTime();
        int found = fixtures.as(agent, () -> found(tenant, one));
        times.add((System.nanoTime() - begin) / 1e6);
        hits += found;
        assertThat(found).as(one).isEqualTo(kind.contains("number") ? 1 : found);
      }
      all.addAll(times);
      table.add(row(kind, times, hits));
    });
    say(
        String.format(
            Locale.ROOT,
            "| %,d cases, one client | questions | rows | p50 ms | p95 ms | most ms |",
            CASES));
    table.forEach(SearchBench::say);
    say(row("all", all, 0));
  }

  private int found(TenantId tenant, String typed) {
    return desk.list(tenant, new CaseQuery(Set.of(), null, null, typed, null, 50)).cases().size();
  }

  private static String row(String kind, List<Double> times, long hits) {
    List<Double> sorted = times.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.1f |",
        kind,
        sorted.size(),
        hits,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.getLast());
  }

  /// What people type, each question once: frequent and rare words, beginnings, several words, and
  /// the numbers that name one case.
  private Map<String, List<String>> questions(List<String> words) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("frequent word", times(at -> words.get(at)));
    kinds.put("rare word", times(at -> words.get(4_000 + random.nextInt(8_000))));
    kinds.put("beginning", times(at -> words.get(at).substring(0, 3 + at % 2)));
    kinds.put(
        "beginning of rare words",
        times(at -> words.get(1_000 + random.nextInt(8_000)).substring(0, 4)));
    kinds.put(
        "two words", times(at -> words.get(at % 12) + " " + words.get(12 + random.nextInt(200))));
    kinds.put(
        "without accents, in capitals",
        times(at -> words.get(at).replace("ó", "o").replace("í", "i").toUpperCase(Locale.ROOT)));
    kinds.put(
        "our number",
        times(at -> String.format(Locale.ROOT, "SRB-2026-%06d", 1 + random.nextInt(CASES))));
    kinds.put("client's number", times(at -> "inc" + (10_000_000 + random.nextInt(CASES))));
    kinds.put("customer", times(at -> "C-" + (1_000_000 + random.nextInt(CASES / 4))));
    kinds.put("nothing", times(at -> "zzz" + random.nextInt(1_000_000)));
    return kinds;
  }

  private static List<String> times(java.util.function.IntFunction<String> question) {
    return IntStream.range(0, EACH).mapToObj(question).toList();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(WORDS);
    while (words.size() < 12_000) {
      var word = new StringBuilder();
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        word.append("bcdfglmnprstv".charAt(random.nextInt(13)))
            .append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
    return words;
  }

  /// Copies of one case that the service opened, each with numbers of its own and one of many
  /// texts: six words in the title and fifteen in a field, the first of the list by far the most
  /// frequent.
  private void fill(TenantId tenant, List<String> words) {
    long begin = System.nanoTime();
    superuser.sql("drop index client.case_search_words, client.case_search_client_words").update();
    superuser
        .sql(
            """
            create table public.bench_text as
            select n, title, note, strip(client.case_words(:tenant, '{}', title || ' ' || note)) as words
            from (select n, (select string_agg((:words::text[])[1 + floor(:count * power(random(), 4))::integer], ' ')
                  from generate_series(1, 6 + 0 * n)) as title,
                (select string_agg((:words::text[])[1 + floor(:count * power(random(), 4))::integer], ' ')
                  from generate_series(1, 15 + 0 * n)) as note
              from generate_series(0, :texts - 1) as n) as written
            """)
        .param("words", words.toArray(String[]::new))
        .param("count", words.size())
        .param("tenant", tenant.value())
        .param("texts", TEXTS)
        .update();
    superuser.sql("alter table public.bench_text add primary key (n)").update();
    for (int from = 0; from < CASES; from += CHUNK) {
      superuser
          .sql(
              """
              with fresh as (
                select g.n, t.title, t.note, t.words, 'SRB-2026-' || lpad(g.n::text, 6, '0') as ours,
                  'INC' || (10000000 + g.n - 1) as theirs, 'C-' || (1000000 + g.n % (:cases / 4)) as customer
                from generate_series(:from + 1, :from + :chunk) as g(n)
                  join public.bench_text t on t.n = g.n * 7919::bigint % :texts
              ), added as (
                insert into client.work_case(tenant_id, id, version, reference, client_reference, customer, title,
                  work_type, work_type_version, calendar_version, service_level_version, state, category, priority,
                  queue, opened_at, counts_from, completions, steps, consumed_seconds, fields, imported, ticked)
                select :tenant, 100000000 + n, 0, ours, theirs, fresh.customer, fresh.title, work_type,
                  work_type_version, calendar_version, service_level_version, state, category, 1 + n % 4, queue,
                  now() - (:cases - n) * interval '1 minute', now() - (:cases - n) * interval '1 minute', 0, 1, 0,
                  jsonb_build_object('note', note), imported, ticked
                from client.work_case, fresh
                where tenant_id = :tenant and work_case.title = 'Template' and id < 100000000
              )
              insert into client.case_search(tenant_id, case_id, words, client_words)
              select :tenant, 100000000 + n, all_words, all_words from fresh, lateral (select words
                || client.case_words(:tenant, array[ours, theirs, customer], concat_ws(' ', ours, theirs, customer))
                as all_words) as of_case
              """)
          .param("tenant", tenant.value())
          .param("from", from)
          .param("chunk", Math.min(CHUNK, CASES - from))
          .param("cases", CASES)
          .param("texts", TEXTS)
          .update();
    }
    superuser
        .sql("create index case_search_words on client.case_search using gin (words)")
        .update();
    superuser
        .sql("create index case_search_client_words on client.case_search using gin (client_words)")
        .update();
    superuser.sql("drop table public.bench_text").update();
    superuser.sql("vacuum analyze client.case_search").update();
    superuser.sql("vacuum analyze client.work_case").update();
    log.info("{} cases in {} s", CASES, (System.nanoTime() - begin) / 1_000_000_000);
  }

  private static void say(String line) {
    log.info("BENCH {}", line);
  }
}
