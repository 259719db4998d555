package io.trastienda.platform.macros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.cases.TimelineEntry;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

@PlatformIT
class MacroDeskIT {

  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Set<String> CREDIT_NOTES = Set.of("credit-note");

  private final MacroDesk macros;
  private final CaseDesk cases;
  private final DispatchDesk dispatch;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  MacroDeskIT(
      MacroDesk macros,
      CaseDesk cases,
      DispatchDesk dispatch,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.macros = macros;
    this.cases = cases;
    this.dispatch = dispatch;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  private record Desk(TenantId tenant, PersonId manager, PersonId agent) {}

  private record Held(CaseId id, long fence) {}

  @Test
  void a_text_is_filled_with_the_cases_values_in_its_language_and_counts_its_uses() {
    Desk desk = desk();
    Held held = held(desk, Map.of("invoice", "F-7", "amount", "1234.50"));
    long number =
        keep(
            desk,
            TextBlock.fresh(
                "refund",
                "Refund on its way",
                new Wording(
                    "Devolvemos {field.amount} de la factura {field.invoice}.",
                    "",
                    "We return {field.amount} of {field.invoice} to {customer} on {field.day}.")));

    Filled spanish =
        fixtures.as(
            desk.agent(), () -> macros.insert(desk.tenant(), held.id(), number, Locale.of("es")));
    Filled english =
        fixtures.as(desk.agent(), () -> macros.look(desk.tenant(), held.id(), number, ENGLISH));
    Filled catalan =
        fixtures.as(
            desk.agent(), () -> macros.look(desk.tenant(), held.id(), number, Locale.of("ca")));

    assertThat(spanish.text()).isEqualTo("Devolvemos 1.234,50\u00a0€ de la factura F-7.");
    assertThat(spanish.empty()).isEmpty();
    assertThat(english.text()).startsWith("We return €1,234.50 of F-7 to {customer} on");
    assertThat(english.empty()).containsExactly("customer", "field.day");
    assertThat(catalan.text()).startsWith("Devolvemos");
    assertThat(texts(desk).getFirst().used()).isEqualTo(1);
  }

  @Test
  void an_unknown_variable_is_refused_when_the_text_is_kept() {
    Desk desk = desk();

    assertThatThrownBy(
            () -> keep(desk, TextBlock.fresh("odd", "Odd", new Wording("", "", "Dear {nickname}"))))
        .isInstanceOf(UnknownVariable.class)
        .hasMessageContaining("{nickname}")
        .hasMessageContaining("field.invoice");
    assertThatThrownBy(
            () -> keep(desk, TextBlock.fresh("Odd one", "Odd", new Wording("", "", "x"))))
        .isInstanceOf(InvalidMacro.class);
    assertThatThrownBy(() -> keep(desk, TextBlock.fresh("odd", "Odd", new Wording("", " ", ""))))
        .isInstanceOf(InvalidMacro.class);
    assertThat(texts(desk)).isEmpty();
  }

  @Test
  void a_macro_does_what_an_agent_would_do_by_hand() {
    Desk desk = desk();
    Held held = held(desk, Map.of("invoice", "F-7"));
    keep(desk, TextBlock.fresh("done", "Done", new Wording("", "", "Done for {reference}")));
    long number =
        keep(
            desk,
            Macro.fresh(
                "Issue",
                CREDIT_NOTES,
                List.of(
                    step(MacroStep.Kind.FIELD, "amount", "10"),
                    step(MacroStep.Kind.TICK, "exists", ""),
                    step(MacroStep.Kind.PRIORITY, "1", ""),
                    step(MacroStep.Kind.TEXT, "done", "en"),
                    step(MacroStep.Kind.COMPLETE, "issued", ""))));

    MacroPreview preview =
        fixtures.as(
            desk.agent(),
            () -> macros.preview(desk.tenant(), held.id(), number, held.fence(), ENGLISH));
    CaseDetail before = detail(desk, held);
    fixtures.run(
        desk.agent(), () -> macros.apply(desk.tenant(), held.id(), number, held.fence(), ENGLISH));
    CaseDetail after = detail(desk, held);

    assertThat(preview.refusal()).isNull();
    assertThat(preview.steps()).hasSize(5);
    assertThat(preview.steps().get(3).value())
        .isEqualTo("Done for " + before.summary().reference());
    assertThat(before.fields()).doesNotContainKey("amount");
    assertThat(before.summary().priority()).isEqualTo(3);
    assertThat(after.summary().category()).isEqualTo(StateCategory.CLOSED);
    assertThat(after.summary().outcome()).isEqualTo("issued");
    assertThat(after.summary().priority()).isEqualTo(1);
    assertThat(after.fields()).containsEntry("amount", "10");
    assertThat(after.timeline().stream().map(TimelineEntry::kind))
        .contains("UPDATED", "NOTE", "COMPLETED");
    assertThat(list(desk).getFirst().used()).isEqualTo(1);
    assertThat(texts(desk).getFirst().used()).isEqualTo(1);
  }

  @Test
  void a_macro_with_one_step_that_is_not_possible_changes_nothing() {
    Desk desk = desk();
    Held held = held(desk, Map.of("invoice", "F-7"));
    long number =
        keep(
            desk,
            Macro.fresh(
                "Issue",
                CREDIT_NOTES,
                List.of(
                    step(MacroStep.Kind.NOTE, "", "Begun"),
                    step(MacroStep.Kind.FIELD, "amount", "10"),
                    step(MacroStep.Kind.COMPLETE, "issued", ""))));

    MacroPreview preview =
        fixtures.as(
            desk.agent(),
            () -> macros.preview(desk.tenant(), held.id(), number, held.fence(), ENGLISH));
    assertThatThrownBy(() ->
            fixtures.run(
                desk.agent(),
                () -> macros.apply(desk.tenant(), held.id(), number, held.fence(), ENGLISH)))
        .isInstanceOfSatisfying(
            MacroRefused.class, refused -> assertThat(refused.step()).isEqualTo(3));
    CaseDetail after = detail(desk, held);

    assertThat(preview.steps()).hasSize(2);
    assertThat(Objects.requireNonNull(preview.refusal()).key()).isEqualTo("cases.not-ready");
    assertThat(after.fields()).doesNotContainKey("amount");
    assertThat(after.timeline()).noneMatch(entry -> entry.kind().equals("NOTE"));
    assertThat(list(desk).getFirst().used()).isZero();
  }

  @Test
  void a_macro_writes_no_text_with_an_empty_variable_and_needs_the_hold() {
    Desk desk = desk();
    Held held = held(desk, Map.of("invoice", "F-7"));
    long number =
        keep(
            desk,
            Macro.fresh(
                "Tell", CREDIT_NOTES, List.of(step(MacroStep.Kind.NOTE, "", "To {customer}"))));

    assertThatThrownBy(() ->
            fixtures.run(
                desk.agent(),
                () -> macros.apply(desk.tenant(), held.id(), number, held.fence(), ENGLISH)))
        .isInstanceOf(MacroRefused.class)
        .hasCauseInstanceOf(EmptyVariable.class);
    long other =
        keep(
            desk,
            Macro.fresh("First", CREDIT_NOTES, List.of(step(MacroStep.Kind.PRIORITY, "1", ""))));
    assertThatThrownBy(() ->
            fixtures.run(
                desk.agent(),
                () -> macros.apply(desk.tenant(), held.id(), other, held.fence() - 1, ENGLISH)))
        .isInstanceOf(StaleFence.class);
  }

  @Test
  void a_macro_that_no_case_could_go_through_is_refused_when_kept() {
    Desk desk = desk();

    for (List<MacroStep> steps :
        List.of(
            List.<MacroStep>of(),
            List.of(step(MacroStep.Kind.FIELD, "nothing", "x")),
            List.of(step(MacroStep.Kind.FIELD, "method", "cash")),
            List.of(step(MacroStep.Kind.TICK, "nothing", "")),
            List.of(step(MacroStep.Kind.PRIORITY, "5", "")),
            List.of(step(MacroStep.Kind.MOVE, "done", "")),
            List.of(step(MacroStep.Kind.PARK, "holiday", "")),
            List.of(step(MacroStep.Kind.PARK, "client", "soon")),
            List.of(step(MacroStep.Kind.COMPLETE, "won", "")),
            List.of(step(MacroStep.Kind.TEXT, "nothing", "en")),
            List.of(step(MacroStep.Kind.NOTE, "", " ")),
            List.of(
                step(MacroStep.Kind.COMPLETE, "issued", ""),
                step(MacroStep.Kind.NOTE, "", "Too late")))) {
      assertThatThrownBy(() -> keep(desk, Macro.fresh("Odd", CREDIT_NOTES, steps)))
          .as("%s", steps)
          .isInstanceOf(InvalidMacro.class);
    }
    assertThatThrownBy(() ->
            keep(
                desk,
                Macro.fresh(
                    "Odd",
                    Set.of("incident"),
                    List.of(step(MacroStep.Kind.NOTE, "", "{field.amount}")))))
        .isInstanceOf(UnknownVariable.class);
    assertThat(list(desk)).isEmpty();
  }

  @Test
  void changes_meet_those_of_others_and_agents_change_nothing() {
    Desk desk = desk();
    keep(desk, TextBlock.fresh("hello", "Hello", new Wording("", "", "Hello")));
    TextBlock seen = texts(desk).getFirst();
    keep(desk, seen);

    assertThatThrownBy(() -> keep(desk, seen)).isInstanceOf(MacroChanged.class);
    assertThatThrownBy(() ->
            fixtures.run(
                desk.manager(),
                () ->
                    macros.keep(
                        desk.tenant(),
                        TextBlock.fresh("hello", "Again", new Wording("", "", "x")))))
        .isInstanceOf(InvalidMacro.class);
    assertThatThrownBy(() -> fixtures.run(desk.agent(), () -> macros.remove(desk.tenant(), seen)))
        .isInstanceOf(NotAllowed.class);
    keep(
        desk,
        Macro.fresh("Greet", CREDIT_NOTES, List.of(step(MacroStep.Kind.TEXT, "hello", "en"))));
    assertThatThrownBy(() ->
            fixtures.run(
                desk.manager(), () -> macros.remove(desk.tenant(), texts(desk).getFirst())))
        .isInstanceOf(InvalidMacro.class);
  }

  @Test
  void nobody_meets_another_clients_texts() {
    Desk desk = desk();
    Desk other = desk();
    Held held = held(other, Map.of());
    long number = keep(desk, TextBlock.fresh("hello", "Hello", new Wording("", "", "Hello")));

    assertThat(texts(other)).isEmpty();
    assertThatThrownBy(() ->
            fixtures.run(
                other.agent(), () -> macros.insert(other.tenant(), held.id(), number, ENGLISH)))
        .isInstanceOf(NoSuchMacro.class);
  }

  private Desk desk() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return new Desk(
        tenant, fixtures.person(tenant, Role.ACCOUNT_MANAGER), fixtures.person(tenant, Role.AGENT));
  }

  private Held held(Desk desk, Map<String, String> fields) {
    CaseId id =
        fixtures
            .as(
                desk.agent(),
                () ->
                    cases.open(
                        desk.tenant(),
                        new NewCase("credit-note", "Refund", null, 3, null, null, null, fields)))
            .id();
    long fence = fixtures.as(desk.agent(), () -> dispatch.claim(desk.tenant(), id)).fence();
    fixtures.run(desk.agent(), () -> cases.start(desk.tenant(), id, fence));
    return new Held(id, fence);
  }

  private long keep(Desk desk, TextBlock block) {
    return fixtures.as(desk.manager(), () -> macros.keep(desk.tenant(), block));
  }

  private long keep(Desk desk, Macro macro) {
    return fixtures.as(desk.manager(), () -> macros.keep(desk.tenant(), macro));
  }

  private List<TextBlock> texts(Desk desk) {
    return fixtures.as(desk.manager(), () -> macros.texts(desk.tenant()));
  }

  private List<Macro> list(Desk desk) {
    return fixtures.as(desk.agent(), () -> macros.macros(desk.tenant()));
  }

  private CaseDetail detail(Desk desk, Held held) {
    return fixtures.as(desk.agent(), () -> cases.get(desk.tenant(), held.id()));
  }

  private static MacroStep step(MacroStep.Kind kind, String key, String value) {
    return new MacroStep(kind, key, value);
  }
}
