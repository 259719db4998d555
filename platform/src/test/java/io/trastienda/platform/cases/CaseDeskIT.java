package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PlatformIT
class CaseDeskIT {

  private final CaseDesk desk;
  private final CasePortal portal;
  private final CatalogueDesk catalogue;
  private final TenantBoundary boundary;
  private final TenantFixtures fixtures;

  CaseDeskIT(
      CaseDesk desk,
      CasePortal portal,
      CatalogueDesk catalogue,
      TenantBoundary boundary,
      TenantFixtures fixtures) {
    this.desk = desk;
    this.portal = portal;
    this.catalogue = catalogue;
    this.boundary = boundary;
    this.fixtures = fixtures;
  }

  @Test
  void a_case_goes_from_opening_to_completion_and_back() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    CaseSummary opened = fixtures.as(agent, () -> desk.open(blue, wanted("C-1")));
    CaseId id = opened.id();

    job(
        blue,
        () -> {
          desk.start(blue, id, 0);
          int version = desk.get(blue, id).version();
          int saved = desk.save(blue, id, 0, version, Map.of("invoice", "F-1", "amount", "3.5"));
          assertThat(desk.tick(blue, id, 0, "exists", true, "")).isEqualTo(saved + 1);
          desk.park(blue, id, 0, "client", null);
          desk.resume(blue, id);
          desk.complete(blue, id, 0, "issued");
          desk.reopen(blue, id, "wrong amount");
          desk.cancel(blue, id, "asked twice");
        });
    fixtures.run(agent, () -> desk.note(blue, id, "called the customer"));

    CaseDetail detail = fixtures.as(agent, () -> desk.get(blue, opened.reference()));
    assertThat(detail.timeline())
        .extracting(TimelineEntry::kind)
        .containsExactly(
            "OPENED",
            "STARTED",
            "UPDATED",
            "UPDATED",
            "PARKED",
            "RESUMED",
            "COMPLETED",
            "REOPENED",
            "CANCELLED",
            "NOTE");
    assertThat(detail.timeline().getFirst().who()).isEqualTo("Test person");
    assertThat(detail.completions()).isEqualTo(1);
    assertThat(detail.summary().category()).isEqualTo(StateCategory.CLOSED);
    assertThat(detail.fields()).containsEntry("amount", "3.5");
  }

  @Test
  void the_portal_hides_notes_names_and_inner_fields() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    PersonId viewer = fixtures.person(blue, Role.CLIENT_VIEWER);
    CaseSummary opened =
        fixtures.as(
            agent,
            () ->
                desk.open(
                    blue,
                    new NewCase(
                        "credit-note",
                        "Refund",
                        null,
                        2,
                        null,
                        null,
                        null,
                        Map.of("invoice", "F-1", "margin", "12"))));
    fixtures.run(agent, () -> desk.note(blue, opened.id(), "hopeless"));

    CaseDetail seen = fixtures.as(viewer, () -> portal.get(blue, opened.reference()));

    assertThat(seen.fields()).containsOnlyKeys("invoice");
    assertThat(seen.timeline()).extracting(TimelineEntry::kind).containsExactly("OPENED");
    assertThat(seen.timeline().getFirst().who()).isEqualTo("A-001");
    assertThat(seen.summary().stateName().en()).isEqualTo("Client: New");
    assertThat(seen.plan().workType().checklist()).isEmpty();
    assertThat(fixtures.as(viewer, () -> portal.list(blue, CaseQuery.first(5))).cases())
        .containsExactly(seen.summary());
  }

  @Test
  void hides_the_cases_of_one_client_from_every_other() {
    TenantId blue = client();
    TenantId red = client();
    CaseSummary ours = open(blue, "C-1");
    CaseSummary theirs = open(red, "C-1");

    assertThatThrownBy(() -> fixtures.asJob(red, () -> desk.get(red, ours.reference())))
        .isInstanceOf(NoSuchCase.class)
        .hasMessage("there is no case " + ours.reference());
    assertThatThrownBy(() -> fixtures.asJob(red, () -> desk.get(red, ours.id())))
        .isInstanceOf(NoSuchCase.class);
    assertThatThrownBy(() -> job(red, () -> desk.start(red, ours.id(), 0)))
        .isInstanceOf(NoSuchCase.class);
    assertThatThrownBy(() -> job(red, () -> desk.note(red, ours.id(), "hello")))
        .isInstanceOf(NoSuchCase.class);
    assertThat(fixtures.asJob(red, () -> desk.summaries(red, List.of(ours.id(), theirs.id()))))
        .containsExactly(theirs);
    assertThat(fixtures.asJob(red, () -> desk.list(red, CaseQuery.first(10))).cases())
        .containsExactly(theirs);
    assertThat(fixtures.asJob(red, () -> portal.list(red, CaseQuery.first(10))).cases()).hasSize(1);
  }

  @Test
  void thirty_two_who_open_at_once_get_thirty_two_references() throws Exception {
    TenantId blue = client();
    List<Callable<List<String>>> openers = new ArrayList<>();
    for (int thread = 0; thread < 32; thread++) {
      openers.add(() -> {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          given.add(open(blue, null).reference());
        }
        return given;
      });
    }

    Set<String> references = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<String>> done : threads.invokeAll(openers)) {
        references.addAll(done.get());
      }
    }

    assertThat(references).hasSize(160).anyMatch(reference -> reference.endsWith("-000160"));
  }

  @Test
  void the_same_reference_of_the_client_opens_one_case() throws Exception {
    TenantId blue = client();
    open(blue, "C-1");

    assertThatThrownBy(() -> open(blue, "C-1"))
        .isInstanceOf(ReferenceTaken.class)
        .hasMessage("another case already has the client's reference 'C-1'");
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(() -> {
        try {
          open(blue, "C-2");
          return true;
        } catch (ReferenceTaken _) {
          return false;
        }
      });
    }
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(racers)) {
        won += done.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void of_two_who_change_a_case_at_once_one_is_told() throws Exception {
    TenantId blue = client();
    CaseId id = open(blue, null).id();
    int version = fixtures.asJob(blue, () -> desk.get(blue, id)).version();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String invoice = "F-" + i;
      writers.add(() -> {
        try {
          fixtures.asJob(blue, () -> desk.save(blue, id, 0, version, Map.of("invoice", invoice)));
          return true;
        } catch (CaseChanged _) {
          return false;
        }
      });
    }

    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(writers)) {
        won += done.get() ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
    assertThat(fixtures.asJob(blue, () -> desk.get(blue, id)).timeline()).hasSize(2);
  }

  @Test
  void an_agent_without_the_lease_changes_nothing() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    CaseId id = open(blue, null).id();

    assertThatThrownBy(() -> fixtures.run(agent, () -> desk.start(blue, id, 7)))
        .isInstanceOf(Refusal.class);
    assertThat(fixtures.asJob(blue, () -> desk.get(blue, id)).summary().state()).isEqualTo("new");
  }

  @Test
  void parked_cases_come_back_when_their_time_has_come() {
    TenantId blue = client();
    CaseId soon = open(blue, null).id();
    CaseId later = open(blue, null).id();
    Instant now = Instant.now();
    job(
        blue,
        () -> {
          desk.park(blue, soon, 0, "courier", now.plusSeconds(60));
          desk.park(blue, later, 0, "courier", now.plusSeconds(600));
        });

    int woken = boundary.asJobAt("wake", blue, now.plusSeconds(61), () -> desk.wake(blue));

    assertThat(woken).isEqualTo(1);
    CaseDetail awake = fixtures.asJob(blue, () -> desk.get(blue, soon));
    assertThat(awake.summary().state()).isEqualTo("new");
    assertThat(awake.wakesAt()).isNull();
    assertThat(fixtures.asJob(blue, () -> desk.get(blue, later)).parkReason()).isEqualTo("courier");
  }

  @Test
  void pages_show_every_case_once_newest_first() {
    TenantId blue = client();
    for (int i = 0; i < 7; i++) {
      open(blue, "C_" + i);
    }

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      CasePage page = page(blue, cursor, null);
      page.cases().forEach(row -> seen.add(String.valueOf(row.clientReference())));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).containsExactly("C_6", "C_5", "C_4", "C_3", "C_2", "C_1", "C_0");
    assertThat(page(blue, null, "c_4").cases()).hasSize(1);
    assertThat(page(blue, null, "%").cases()).isEmpty();
    assertThatThrownBy(() -> page(blue, "nonsense", null))
        .hasMessage("cursor must be one that a page gave, but is 'nonsense'");
  }

  @Test
  void refuses_what_no_case_could_be() {
    TenantId blue = client();

    assertThatThrownBy(() -> opening(blue, "", 2)).hasMessageStartingWith("title must be 1 to 200");
    assertThatThrownBy(() -> opening(blue, "Refund", 5))
        .hasMessage("priority must be 1 to 4, but is '5'");
    assertThatThrownBy(() -> job(blue, () -> desk.note(blue, open(blue, null).id(), " ")))
        .isInstanceOf(InvalidCase.class);
  }

  private CasePage page(TenantId tenant, @Nullable String cursor, @Nullable String text) {
    return fixtures.asJob(
        tenant,
        () -> desk.list(tenant, new CaseQuery(Set.of(), "credit-note", 2, text, cursor, 3)));
  }

  private void opening(TenantId tenant, String title, int priority) {
    job(
        tenant,
        () ->
            desk.open(
                tenant,
                new NewCase("credit-note", title, null, priority, null, null, null, Map.of())));
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private CaseSummary open(TenantId tenant, @Nullable String clientReference) {
    return fixtures.asJob(tenant, () -> desk.open(tenant, wanted(clientReference)));
  }

  private void job(TenantId tenant, Runnable work) {
    fixtures.asJob(
        tenant,
        () -> {
          work.run();
          return tenant;
        });
  }

  private static NewCase wanted(@Nullable String clientReference) {
    return new NewCase(
        "credit-note", "Refund of F-1", clientReference, 2, null, "phone", "77", Map.of());
  }
}
