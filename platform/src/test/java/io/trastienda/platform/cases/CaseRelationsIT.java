package io.trastienda.platform.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.CaseHeld;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.NotAnAgent;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.Receiver;
import io.trastienda.platform.dispatch.ReceiverFull;
import io.trastienda.platform.dispatch.SkillsMissing;
import io.trastienda.platform.dispatch.StaffingDesk;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.FactJson;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformIT
class CaseRelationsIT {

  private static final byte[] PAPER = "a plain page of text\n".getBytes(UTF_8);

  private final CaseRelations relations;
  private final CaseSplits splits;
  private final CaseHandovers handovers;
  private final CustomerDesk customers;
  private final CaseDesk desk;
  private final CaseDocuments documents;
  private final DispatchDesk dispatch;
  private final StaffingDesk staffing;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());

  CaseRelationsIT(
      CaseRelations relations,
      CaseSplits splits,
      CaseHandovers handovers,
      CustomerDesk customers,
      CaseDesk desk,
      CaseDocuments documents,
      DispatchDesk dispatch,
      StaffingDesk staffing,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.relations = relations;
    this.splits = splits;
    this.handovers = handovers;
    this.customers = customers;
    this.desk = desk;
    this.documents = documents;
    this.dispatch = dispatch;
    this.staffing = staffing;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void a_link_shows_on_both_sides_and_its_end_stays_in_both_histories() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    CaseDetail one = opened(blue, ana, null);
    CaseDetail two = opened(blue, ana, null);
    long fence = claimed(ana, one);

    long number =
        fixtures.as(
            ana,
            () ->
                relations.link(
                    blue, id(one), fence, Relation.BLOCKS, true, two.summary().reference()));

    RelatedCase left = only(ana, one);
    RelatedCase right = only(ana, two);
    assertThat(left.outgoing()).isTrue();
    assertThat(left.other().id()).isEqualTo(id(two));
    assertThat(right.outgoing()).isFalse();
    assertThat(right.other().reference()).isEqualTo(one.summary().reference());
    assertThat(read(ana, two).version()).isEqualTo(two.version());
    assertThatThrownBy(() ->
            fixtures.run(
                ana,
                () ->
                    relations.link(
                        blue, id(one), fence, Relation.BLOCKS, true, two.summary().reference())))
        .isInstanceOf(RelationRefused.class);

    fixtures.run(ana, () -> relations.unlink(blue, id(one), fence, number));

    assertThat(fixtures.as(ana, () -> relations.of(blue, id(one)))).isEmpty();
    assertThat(kinds(read(ana, one))).contains("LINKED", "UNLINKED");
    assertThat(kinds(read(ana, two))).contains("LINKED", "UNLINKED");
    assertThat(
            read(ana, two).timeline().stream()
                .filter(entry -> entry.kind().equals("LINKED"))
                .map(TimelineEntry::reason))
        .containsExactly("IS_BLOCKS");
    assertThatThrownBy(
            () -> fixtures.run(ana, () -> relations.unlink(blue, id(one), fence, number)))
        .isInstanceOf(NoSuchCase.class);
  }

  @Test
  void only_the_holder_or_a_coordinator_links() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    PersonId ben = fixtures.person(blue, Role.AGENT);
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    CaseDetail one = opened(blue, ana, null);
    String two = opened(blue, ana, null).summary().reference();
    long fence = claimed(ana, one);

    assertThatThrownBy(() ->
            fixtures.run(
                ben, () -> relations.link(blue, id(one), fence, Relation.RELATES_TO, true, two)))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() ->
            fixtures.run(ben, () -> relations.link(blue, id(one), Relation.RELATES_TO, true, two)))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() ->
            fixtures.run(
                ana, () -> relations.link(blue, id(one), fence, Relation.MERGED_INTO, true, two)))
        .isInstanceOf(InvalidCase.class);
    fixtures.run(lead, () -> relations.link(blue, id(one), Relation.RELATES_TO, true, two));

    assertThat(fixtures.as(ana, () -> relations.of(blue, id(one)))).hasSize(1);
  }

  @Test
  void no_case_of_another_client_can_be_linked_merged_handed_over_or_seen() {
    TenantId blue = client();
    TenantId red = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ana, red, Role.AGENT);
    PersonId stranger = fixtures.person(red, Role.AGENT);
    CaseDetail mine = opened(blue, ana, "C-7");
    CaseDetail theirs = opened(red, ana, "C-7");
    String foreign = theirs.summary().reference();
    long fence = claimed(ana, mine);

    // One person serves both, and still the cases never meet.
    if (!foreign.equals(mine.summary().reference())) {
      assertThatThrownBy(() ->
              fixtures.run(
                  ana,
                  () -> relations.link(blue, id(mine), fence, Relation.RELATES_TO, true, foreign)))
          .isInstanceOf(NoSuchCase.class);
      assertThatThrownBy(
              () -> fixtures.run(ana, () -> relations.merge(blue, id(mine), fence, foreign)))
          .isInstanceOf(NoSuchCase.class);
    }
    assertThatThrownBy(() -> fixtures.run(ana, () -> splits.duplicate(blue, id(theirs), "Again")))
        .isInstanceOf(NoSuchCase.class);
    assertThatThrownBy(() ->
            fixtures.run(ana, () -> handovers.handOver(blue, id(mine), fence, stranger, "for you")))
        .isInstanceOf(NotAnAgent.class);
    assertThatThrownBy(() -> fixtures.run(stranger, () -> relations.of(blue, id(mine))))
        .isInstanceOf(NoSuchTenant.class);
    assertThatThrownBy(() -> fixtures.run(stranger, () -> customers.of(red, id(mine), 5)))
        .isInstanceOf(NoSuchCase.class);
    CustomerFile file = file(ana, mine).orElseThrow();
    assertThat(file.open() + file.closed()).isZero();
    assertThat(fixtures.as(ana, () -> relations.likely(blue, id(mine)))).isEmpty();
  }

  @Test
  void no_way_of_linking_leads_back_to_where_it_began() {
    TenantId blue = client();
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    List<CaseDetail> all =
        List.of(
            opened(blue, lead, null),
            opened(blue, lead, null),
            opened(blue, lead, null),
            opened(blue, lead, null),
            opened(blue, lead, null));
    Random random = new Random(11);
    Map<Relation, Set<List<Integer>>> kept = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      Relation relation =
          List.of(Relation.BLOCKS, Relation.DUPLICATE_OF, Relation.PARENT_OF)
              .get(random.nextInt(3));
      int from = random.nextInt(all.size());
      int to = random.nextInt(all.size());
      Set<List<Integer>> edges = kept.computeIfAbsent(relation, _ -> new HashSet<>());
      boolean allowed =
          from != to
              && !edges.contains(List.of(from, to))
              && !reaches(edges, to, from)
              && (relation != Relation.PARENT_OF
                  || edges.stream().noneMatch(edge -> edge.getLast() == to));

      boolean done;
      try {
        fixtures.run(
            lead,
            () ->
                relations.link(
                    blue, id(all.get(from)), relation, true, all.get(to).summary().reference()));
        done = true;
        edges.add(List.of(from, to));
      } catch (RelationRefused _) {
        done = false;
      }

      assertThat(done).as("%s %d -> %d of %s", relation, from, to, edges).isEqualTo(allowed);
    }
  }

  @Test
  void a_part_takes_what_was_chosen_and_its_price_may_be_its_parents() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    CaseDetail parent = opened(blue, ana, "C-9");
    long fence = claimed(ana, parent);
    fixtures.run(ana, () -> desk.start(blue, id(parent), fence));
    long paper = fixtures.as(ana, () -> documents.add(blue, id(parent), "page.txt", PAPER)).id();
    int version = read(ana, parent).version();
    fixtures.run(
        ana,
        () ->
            desk.save(
                blue,
                id(parent),
                fence,
                version,
                Map.of(
                    "lines",
                    "[{\"item\":\"a\"},{\"item\":\"b\"},{\"item\":\"c\"}]",
                    "papers",
                    Long.toString(paper))));

    CaseSummary child =
        fixtures.as(
            ana,
            () ->
                splits.split(
                    blue,
                    id(parent),
                    fence,
                    new SplitOff(
                        "credit-note",
                        "Only line b",
                        2,
                        Set.of("invoice", "papers"),
                        Map.of("lines", Set.of(1)),
                        Set.of(),
                        false)));

    CaseDetail part = fixtures.as(ana, () -> desk.get(blue, child.id()));
    assertThat(part.fields())
        .containsEntry("invoice", "F-1")
        .containsEntry("lines", "[{\"item\":\"b\"}]")
        .doesNotContainKey("amount");
    assertThat(part.customer()).isEqualTo("C-9");
    assertThat(read(ana, parent).fields())
        .containsEntry("lines", "[{\"item\":\"a\"},{\"item\":\"c\"}]");
    List<CaseDocuments.Document> copies = fixtures.as(ana, () -> documents.list(blue, child.id()));
    assertThat(copies).hasSize(1);
    assertThat(part.fields()).containsEntry("papers", Long.toString(copies.getFirst().id()));
    RelatedCase link = only(ana, parent);
    assertThat(link.relation()).isEqualTo(Relation.PARENT_OF);
    assertThat(link.unbilled()).isTrue();
    assertThatThrownBy(() ->
            fixtures.run(
                ana,
                () ->
                    splits.split(
                        blue,
                        id(parent),
                        fence,
                        new SplitOff(
                            "credit-note",
                            "x",
                            2,
                            Set.of(),
                            Map.of("lines", Set.of(7)),
                            Set.of(),
                            true))))
        .isInstanceOf(InvalidCase.class);

    complete(ana, blue, child.id());
    complete(ana, blue, id(parent));

    assertThat(completion(blue, child.id()).unbilled()).isEqualTo("PART_OF_PARENT");
    assertThat(completion(blue, id(parent)).unbilled()).isNull();
  }

  @Test
  void a_duplicate_says_the_same_and_keeps_its_own_reference() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    CaseDetail first = opened(blue, ana, "C-3");

    CaseSummary second = fixtures.as(ana, () -> splits.duplicate(blue, id(first), "Once more"));

    CaseDetail copy = fixtures.as(ana, () -> desk.get(blue, second.id()));
    assertThat(copy.fields()).isEqualTo(read(ana, first).fields());
    assertThat(copy.customer()).isEqualTo("C-3");
    assertThat(second.clientReference()).isNull();
    assertThat(only(ana, first).relation()).isEqualTo(Relation.RELATES_TO);
  }

  @Test
  void a_merged_case_is_neither_completed_nor_billed_nor_reopened_and_reads_from_the_other() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);
    CaseDetail survivor = opened(blue, ana, "C-4");
    CaseDetail ending = opened(blue, ana, "C-4");
    assertThat(fixtures.as(ana, () -> relations.likely(blue, id(ending))))
        .extracting(CaseSummary::id)
        .containsExactly(id(survivor));
    long fence = claimed(ana, ending);
    fixtures.run(ana, () -> desk.start(blue, id(ending), fence));
    fixtures.run(ana, () -> desk.note(blue, id(ending), "the customer called twice"));
    fixtures.run(ana, () -> documents.add(blue, id(ending), "page.txt", PAPER));

    fixtures.run(
        ana, () -> relations.merge(blue, id(ending), fence, survivor.summary().reference()));

    CaseDetail ended = read(ana, ending);
    assertThat(ended.summary().category()).isEqualTo(StateCategory.CLOSED);
    assertThat(ended.completions()).isZero();
    assertThat(ended.summary().outcome()).isNull();
    assertThat(steps(blue, id(ending)).getLast().kind()).isEqualTo(CaseFact.Kind.CANCELLED);
    assertThat(steps(blue, id(ending))).allMatch(step -> step.completion() == null);
    CaseRelations.Absorbed inside =
        fixtures.as(manager, () -> relations.absorbed(blue, id(survivor))).getFirst();
    assertThat(inside.summary().id()).isEqualTo(id(ending));
    assertThat(inside.timeline())
        .extracting(TimelineEntry::text)
        .contains("the customer called twice");
    assertThat(inside.documents()).hasSize(1);
    assertThat(kinds(read(ana, survivor))).contains("LINKED");
    assertThat(fixtures.as(ana, () -> relations.likely(blue, id(survivor)))).isEmpty();
    assertThatThrownBy(() -> fixtures.run(manager, () -> desk.reopen(blue, id(ending), "again")))
        .isInstanceOf(CaseMerged.class)
        .hasMessageContaining(survivor.summary().reference());
    long number = only(ana, survivor).number();
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    assertThatThrownBy(() -> fixtures.run(lead, () -> relations.unlink(blue, id(survivor), number)))
        .isInstanceOf(NoSuchCase.class);
    assertThatThrownBy(() ->
            fixtures.run(
                lead, () -> relations.merge(blue, id(survivor), ending.summary().reference())))
        .isInstanceOf(RelationRefused.class);
  }

  @Test
  void a_case_handed_over_waits_for_its_receiver_who_reads_the_note_and_can_be_taken_back() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    PersonId ben = fixtures.person(blue, Role.AGENT);
    PersonId eva = fixtures.person(blue, Role.AGENT);
    CaseDetail one = opened(blue, ana, null);
    long fence = claimed(ana, one);

    assertThatThrownBy(
            () -> fixtures.run(ana, () -> handovers.handOver(blue, id(one), fence, ben, " ")))
        .isInstanceOf(InvalidCase.class);
    fixtures.run(ana, () -> handovers.handOver(blue, id(one), fence, ben, "call at five"));

    assertThat(fixtures.as(eva, dispatch::next)).isEmpty();
    assertThatThrownBy(() -> fixtures.run(ana, () -> desk.start(blue, id(one), fence)))
        .isInstanceOf(StaleFence.class);
    CaseHandovers.Handover seen =
        fixtures.as(ben, () -> handovers.latest(blue, id(one))).orElseThrow();
    assertThat(seen.note()).isEqualTo("call at five");
    assertThat(seen.to()).isEqualTo(ben);
    assertThat(seen.own()).isFalse();

    fixtures.run(ana, () -> handovers.takeBack(blue, id(one)));

    assertThat(fixtures.as(ben, dispatch::next)).isEmpty();
    assertThat(fixtures.as(ben, () -> handovers.latest(blue, id(one)))).isEmpty();
    long again = claimed(ana, one);
    fixtures.run(ana, () -> handovers.handOver(blue, id(one), again, ben, "now really"));
    assertThat(fixtures.as(ben, dispatch::next).orElseThrow().id()).isEqualTo(id(one));
    assertThatThrownBy(() -> fixtures.run(ana, () -> handovers.takeBack(blue, id(one))))
        .isInstanceOf(CaseHeld.class);
    assertThat(kinds(read(ben, one))).contains("HANDED_OVER", "TAKEN_BACK");
  }

  @Test
  void nobody_is_handed_a_case_without_its_skills_or_room_for_it() {
    String skill = "s" + UUID.randomUUID().toString().substring(0, 8);
    TenantId blue = client(skill);
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    PersonId ana = fixtures.person(blue, Role.AGENT);
    PersonId able = fixtures.person(blue, Role.AGENT);
    PersonId full = fixtures.person(blue, Role.AGENT);
    PersonId unable = fixtures.person(blue, Role.AGENT);
    for (PersonId one : List.of(ana, able, full)) {
      fixtures.run(lead, () -> staffing.grantSkill(one, skill, 1));
    }
    fixtures.run(lead, () -> staffing.capacity(full, 1, 1));
    CaseDetail held = opened(blue, lead, null);
    claimed(full, held);
    CaseDetail one = opened(blue, lead, null);
    long fence = claimed(ana, one);

    List<Receiver> all = fixtures.as(ana, () -> dispatch.receivers(blue, id(one)));

    assertThat(all).extracting(Receiver::person).containsExactlyInAnyOrder(able, full, unable);
    assertThat(all.stream().filter(Receiver::fits).map(Receiver::person)).containsExactly(able);
    assertThatThrownBy(
            () -> fixtures.run(ana, () -> handovers.handOver(blue, id(one), fence, unable, "x")))
        .isInstanceOf(SkillsMissing.class)
        .hasMessageContaining(skill);
    assertThatThrownBy(
            () -> fixtures.run(ana, () -> handovers.handOver(blue, id(one), fence, full, "x")))
        .isInstanceOf(ReceiverFull.class);
    assertThatThrownBy(() -> fixtures.run(ana, () -> handovers.handOver(blue, id(one), able, "x")))
        .isInstanceOf(NotAllowed.class);
    fixtures.run(lead, () -> handovers.handOver(blue, id(one), able, "urgent"));
    assertThat(fixtures.as(able, dispatch::next).orElseThrow().id()).isEqualTo(id(one));
    assertThat(fixtures.as(able, () -> handovers.latest(blue, id(one))).orElseThrow().note())
        .isEqualTo("urgent");
  }

  @Test
  void a_case_handed_to_the_queue_goes_to_anybody_but_its_giver() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    PersonId ben = fixtures.person(blue, Role.AGENT);
    CaseDetail one = opened(blue, ana, null);
    long fence = claimed(ana, one);

    fixtures.run(ana, () -> handovers.handOver(blue, id(one), fence, null, "needs a call"));

    assertThat(fixtures.as(ana, dispatch::next)).isEmpty();
    assertThat(fixtures.as(ben, dispatch::next).orElseThrow().id()).isEqualTo(id(one));
    assertThat(fixtures.as(ben, () -> handovers.latest(blue, id(one))).orElseThrow().to()).isNull();
    fixtures.run(
        ben,
        () ->
            dispatch.release(
                blue,
                id(one),
                fixtures.as(ben, dispatch::next).orElseThrow().fence(),
                Reason.OTHER));
  }

  @Test
  void the_customers_other_cases_come_open_ones_first_with_amounts_and_papers() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    CaseDetail done = opened(blue, ana, "C-8");
    complete(ana, blue, id(done));
    CaseDetail asked = opened(blue, ana, " c-8 ");
    CaseDetail other = opened(blue, ana, "C-8");
    fixtures.run(ana, () -> documents.add(blue, id(other), "page.txt", PAPER));
    opened(blue, ana, "C-80");

    CustomerFile file = file(ana, asked).orElseThrow();

    assertThat(file.open()).isEqualTo(1);
    assertThat(file.closed()).isEqualTo(1);
    assertThat(file.cases())
        .extracting(entry -> entry.summary().id())
        .containsExactly(id(other), id(done));
    assertThat(file.cases().getFirst().documents()).hasSize(1);
    assertThat(file.cases().getLast().outcomeName()).isNotNull();
    assertThat(file.cases().getFirst().facts())
        .extracting(CustomerFile.Fact::value)
        .containsExactly("12.50");
    assertThat(file(ana, opened(blue, ana, null))).isEmpty();
  }

  @Test
  void a_customer_typed_into_the_form_counts_more_than_the_one_it_came_with() {
    TenantId blue = client();
    PersonId ana = fixtures.person(blue, Role.AGENT);
    CaseDetail first = opened(blue, ana, "C-1");
    CaseDetail second = opened(blue, ana, "C-2");
    long fence = claimed(ana, second);
    fixtures.run(ana, () -> desk.start(blue, id(second), fence));
    int version = read(ana, second).version();

    fixtures.run(ana, () -> desk.save(blue, id(second), fence, version, Map.of("who", "c-1")));

    CustomerFile file = file(ana, second).orElseThrow();
    assertThat(file.customer()).isEqualTo("c-1");
    assertThat(file.cases()).extracting(entry -> entry.summary().id()).containsExactly(id(first));
  }

  private Optional<CustomerFile> file(PersonId person, CaseDetail shown) {
    return fixtures.as(person, () -> customers.of(shown.summary().tenant(), id(shown), 5));
  }

  private static boolean reaches(Set<List<Integer>> edges, int from, int to) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (List<Integer> edge : edges) {
        grew |= seen.contains(edge.getFirst()) && seen.add(edge.getLast());
      }
    }
    return seen.contains(to);
  }

  private RelatedCase only(PersonId person, CaseDetail shown) {
    List<RelatedCase> all =
        fixtures.as(person, () -> relations.of(shown.summary().tenant(), id(shown)));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private CaseDetail read(PersonId person, CaseDetail shown) {
    return fixtures.as(person, () -> desk.get(shown.summary().tenant(), id(shown)));
  }

  private static CaseId id(CaseDetail shown) {
    return shown.summary().id();
  }

  private static List<String> kinds(CaseDetail shown) {
    return shown.timeline().stream().map(TimelineEntry::kind).toList();
  }

  private long claimed(PersonId person, CaseDetail wanted) {
    return fixtures.as(person, () -> dispatch.claim(wanted.summary().tenant(), id(wanted))).fence();
  }

  private void complete(PersonId person, TenantId tenant, CaseId id) {
    long fence = fixtures.as(person, () -> dispatch.claim(tenant, id)).fence();
    fixtures.run(person, () -> desk.start(tenant, id, fence));
    int version = fixtures.as(person, () -> desk.get(tenant, id)).version();
    fixtures.run(person, () -> desk.save(tenant, id, fence, version, Map.of("amount", "12.50")));
    fixtures.run(person, () -> desk.complete(tenant, id, fence, "issued"));
  }

  private CaseFact.Completion completion(TenantId tenant, CaseId id) {
    return steps(tenant, id).stream()
        .map(CaseFact::completion)
        .filter(one -> one != null)
        .findFirst()
        .orElseThrow();
  }

  private List<CaseFact> steps(TenantId tenant, CaseId id) {
    return superuser
        .sql("select payload::text from operator.outbox where key = :key order by id")
        .param("key", tenant + ":" + id)
        .query((row, _) -> (CaseFact) FactJson.read(row.getString(1).getBytes(UTF_8)))
        .list();
  }

  private CaseDetail opened(TenantId tenant, PersonId person, @Nullable String customer) {
    return fixtures.as(
        person,
        () ->
            desk.get(
                tenant,
                desk.open(
                        tenant,
                        new NewCase(
                            "credit-note",
                            "Refund",
                            null,
                            3,
                            null,
                            null,
                            customer,
                            Map.of("invoice", "F-1", "amount", "12.50")))
                    .id()));
  }

  private TenantId client(String... skills) {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    WorkType type = CatalogueFixtures.creditNote();
    List<WorkType.Field> fields = new ArrayList<>(type.fields());
    fields.add(plain("who", WorkType.FieldType.CUSTOMER));
    fields.add(plain("papers", WorkType.FieldType.ATTACHMENT));
    fields.add(
        new WorkType.Field(
            "lines",
            LocalizedText.same("lines"),
            WorkType.FieldType.TABLE,
            false,
            true,
            List.of(),
            Limits.NONE,
            null,
            null,
            List.of(plain("item", WorkType.FieldType.TEXT))));
    WorkType whole =
        new WorkType(
            type.key(),
            type.name(),
            type.states(),
            type.moves(),
            type.parkReasons(),
            type.outcomes(),
            fields,
            List.of(),
            type.procedure(),
            Arrays.stream(skills).map(WorkType.Skill::of).toList(),
            type.weight(),
            null,
            type.unit());
    fixtures.asJob(tenant, () -> catalogue.publish(tenant, whole, "standard", "office"));
    return tenant;
  }

  private static WorkType.Field plain(String key, WorkType.FieldType type) {
    return WorkType.Field.plain(key, LocalizedText.same(key), type, false, true, List.of());
  }
}
