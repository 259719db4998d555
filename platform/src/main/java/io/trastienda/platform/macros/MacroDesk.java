package io.trastienda.platform.macros;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Where a client's texts and macros are kept, filled and applied.
@Service
@Transactional
public class MacroDesk {

  private final Shelf shelf;
  private final CaseDesk cases;
  private final CatalogueDesk catalogue;
  private final PeopleDesk people;
  private final TenantDirectory directory;
  private final Clock clock;

  MacroDesk(
      Shelf shelf,
      CaseDesk cases,
      CatalogueDesk catalogue,
      PeopleDesk people,
      TenantDirectory directory,
      Clock clock) {
    this.shelf = shelf;
    this.cases = cases;
    this.catalogue = catalogue;
    this.people = people;
    this.directory = directory;
    this.clock = clock;
  }

  // ------------------------------------------------------------------ texts

  /// Gives a client's text blocks, by shortcut.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<TextBlock> texts(TenantId tenant) {
    return shelf.texts(tenant);
  }

  /// Gives the variables that a client's texts may name, without braces.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public Set<String> variables(TenantId tenant) {
    return Variables.known(catalogue.workTypes(tenant));
  }

  /// Keeps a text block, a new one or a change.
  ///
  /// @return its number
  /// @throws UnknownVariable if a language names a variable that no case has
  /// @throws InvalidMacro if it breaks another rule of {@link TextBlock}
  /// @throws MacroChanged if somebody else changed it since
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public long keep(TenantId tenant, TextBlock block) {
    MacroRules.require(block, Variables.known(catalogue.workTypes(tenant)));
    return shelf.keep(tenant, block);
  }

  /// Removes a text block.
  ///
  /// @throws InvalidMacro if a macro writes it
  /// @throws MacroChanged if somebody else changed it since
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public void remove(TenantId tenant, TextBlock block) {
    TextBlock kept = shelf.text(tenant, block.number());
    List<String> writers =
        shelf.macros(tenant).stream()
            .filter(macro ->
                macro.steps().stream()
                    .anyMatch(step ->
                        step.kind() == MacroStep.Kind.TEXT && step.key().equals(kept.shortcut())))
            .map(Macro::name)
            .toList();
    if (!writers.isEmpty()) {
      throw new InvalidMacro(
          Phrase.of("text block"),
          Phrase.of("one that no macro writes"),
          String.join(", ", writers));
    }
    shelf.removeText(tenant, block);
  }

  /// Gives a text with a case's values, and counts nothing.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public Filled look(TenantId tenant, CaseId id, long number, Locale language) {
    return fill(
        tenant, cases.get(tenant, id), shelf.text(tenant, number).wording().in(language), language);
  }

  /// Gives a text with a case's values to be written there, and counts one use of it.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  public Filled insert(TenantId tenant, CaseId id, long number, Locale language) {
    Filled filled = look(tenant, id, number, language);
    shelf.textUsed(tenant, number);
    return filled;
  }

  // ------------------------------------------------------------------ macros

  /// Gives a client's macros, by name.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<Macro> macros(TenantId tenant) {
    return shelf.macros(tenant);
  }

  /// Gives the macros for the cases of one work type, by name.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<Macro> macros(TenantId tenant, String workType) {
    return shelf.macros(tenant).stream()
        .filter(macro -> macro.workTypes().contains(workType))
        .toList();
  }

  /// Keeps a macro, a new one or a change.
  ///
  /// @return its number
  /// @throws InvalidMacro if a step does not fit the newest version of one of its work types
  /// @throws UnknownVariable if a text names a variable that one of them has not
  /// @throws MacroChanged if somebody else changed it since
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public long keep(TenantId tenant, Macro macro) {
    MacroRules.require(
        macro,
        catalogue.workTypes(tenant),
        shelf.texts(tenant).stream().map(TextBlock::shortcut).collect(Collectors.toSet()));
    return shelf.keep(tenant, macro);
  }

  /// Removes a macro.
  ///
  /// @throws MacroChanged if somebody else changed it since
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public void remove(TenantId tenant, Macro macro) {
    shelf.removeMacro(tenant, macro);
  }

  /// Says what a macro would do to a case that the caller holds, and changes nothing.
  ///
  /// @param fence the number the hold came with
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public MacroPreview preview(
      TenantId tenant, CaseId id, long number, long fence, Locale language) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    Macro macro = shelf.macro(tenant, number);
    List<MacroStep> done = new ArrayList<>();
    try {
      requireOffered(tenant, id, macro);
      for (MacroStep step : macro.steps()) {
        done.add(take(tenant, id, fence, step, language));
      }
      return new MacroPreview(macro, done, null);
    } catch (Refusal refusal) {
      return new MacroPreview(macro, done, refusal);
    }
  }

  /// Applies a macro to a case that the caller holds: all of its steps in one transaction, by the
  /// same verbs as by hand.
  ///
  /// @param fence the number the hold came with
  /// @return the steps with what they wrote
  /// @throws MacroRefused if one of the steps is not possible; then nothing was changed
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public List<MacroStep> apply(
      TenantId tenant, CaseId id, long number, long fence, Locale language) {
    Macro macro = shelf.macro(tenant, number);
    requireOffered(tenant, id, macro);
    List<MacroStep> done = new ArrayList<>();
    for (MacroStep step : macro.steps()) {
      try {
        done.add(take(tenant, id, fence, step, language));
      } catch (Refusal refusal) {
        if (lostHold(refusal)) {
          throw refusal;
        }
        throw new MacroRefused(macro.name(), done.size() + 1, refusal);
      }
    }
    shelf.macroUsed(tenant, number);
    return done;
  }

  /// A hold that is over is no fault of the macro: screens answer it as for every verb.
  private static boolean lostHold(Refusal refusal) {
    return refusal.key().startsWith("dispatch.");
  }

  private void requireOffered(TenantId tenant, CaseId id, Macro macro) {
    String workType = cases.get(tenant, id).summary().workType();
    if (!macro.workTypes().contains(workType)) {
      throw new InvalidMacro(
          Phrase.of("macro"),
          Phrase.of("one for cases of type {type}", Map.of("type", workType)),
          macro.name());
    }
  }

  /// Takes one step and gives it with what it wrote.
  private MacroStep take(TenantId tenant, CaseId id, long fence, MacroStep step, Locale language) {
    return switch (step.kind()) {
      case FIELD -> {
        CaseDetail detail = cases.get(tenant, id);
        String value =
            Variables.in(step.value())
                ? whole(tenant, detail, step.value(), language)
                : step.value();
        cases.save(tenant, id, fence, detail.version(), Map.of(step.key(), value));
        yield new MacroStep(step.kind(), step.key(), value);
      }
      case TICK -> {
        cases.tick(tenant, id, fence, step.key(), true, step.value());
        yield step;
      }
      case NOTE -> {
        String text = whole(tenant, cases.get(tenant, id), step.value(), language);
        cases.note(tenant, id, text);
        yield new MacroStep(step.kind(), step.key(), text);
      }
      case TEXT -> {
        TextBlock block =
            shelf.text(tenant, step.key()).orElseThrow(() -> new NoSuchMacro(step.key()));
        Locale written = Locale.forLanguageTag(step.value());
        String text = whole(tenant, cases.get(tenant, id), block.wording().in(written), written);
        cases.note(tenant, id, text);
        shelf.textUsed(tenant, block.number());
        yield new MacroStep(step.kind(), step.key(), text);
      }
      case PRIORITY -> {
        cases.prioritise(tenant, id, fence, Integer.parseInt(step.key()));
        yield step;
      }
      case MOVE -> {
        cases.move(tenant, id, fence, step.key(), step.value().isEmpty() ? null : step.value());
        yield step;
      }
      case PARK -> {
        cases.park(
            tenant,
            id,
            fence,
            step.key(),
            step.value().isEmpty()
                ? null
                : clock.instant().plus(Duration.ofHours(Long.parseLong(step.value()))));
        yield step;
      }
      case COMPLETE -> {
        cases.complete(tenant, id, fence, step.key());
        yield step;
      }
    };
  }

  /// A text that nobody reads again before it is kept must be whole.
  private String whole(TenantId tenant, CaseDetail detail, String text, Locale language) {
    Filled filled = fill(tenant, detail, text, language);
    if (!filled.empty().isEmpty()) {
      throw new EmptyVariable(filled.empty());
    }
    return filled.text();
  }

  private Filled fill(TenantId tenant, CaseDetail detail, String text, Locale language) {
    TenantProfile client = directory.profile(tenant).orElseThrow();
    String agent = Call.current().actor() instanceof Actor.Person ? people.me().name() : "";
    return Variables.fill(text, Variables.of(detail, client, agent, clock.instant(), language));
  }
}
