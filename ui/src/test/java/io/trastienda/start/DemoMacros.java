package io.trastienda.start;

import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.macros.Macro;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.platform.macros.MacroStep;
import io.trastienda.platform.macros.TextBlock;
import io.trastienda.platform.macros.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// What the demo's people write and do again and again, for every client in three languages.
@Component
class DemoMacros {

  private final MacroDesk macros;

  DemoMacros(MacroDesk macros) {
    this.macros = macros;
  }

  /// Keeps a few texts and macros that fit a client's work types.
  void keep(TenantId tenant, List<WorkType> types) {
    macros.keep(
        tenant,
        TextBlock.fresh(
            "recibido",
            "Acuse de recibo",
            new Wording(
                "Hemos recibido su solicitud {reference} ({title}). La atiende {agent} y la"
                    + " tendremos lista el {due}.",
                "Hem rebut la seva sol·licitud {reference} ({title}). L’atén {agent} i la tindrem"
                    + " llesta el {due}.",
                "We have received your request {reference} ({title}). {agent} looks after it and"
                    + " it will be ready by {due}.")));
    macros.keep(
        tenant,
        TextBlock.fresh(
            "falta",
            "Falta documentación",
            new Wording(
                "Para seguir con {reference} necesitamos que el cliente {customer} nos envíe la"
                    + " documentación que falta.",
                "Per continuar amb {reference} necessitem que el client {customer} ens enviï la"
                    + " documentació que falta.",
                "To go on with {reference} we need the missing documents from customer"
                    + " {customer}.")));
    macros.keep(
        tenant,
        TextBlock.fresh(
            "resuelto",
            "Resuelto",
            new Wording(
                "{today}: {reference} queda resuelto. Un saludo, {agent}, {client}.",
                "{today}: {reference} queda resolt. Salutacions, {agent}, {client}.",
                "{today}: {reference} is done. Kind regards, {agent}, {client}.")));
    Set<String> all = new TreeSet<>();
    types.forEach(type -> all.add(type.key()));
    macros.keep(
        tenant,
        Macro.fresh(
            "Marcar como urgente",
            all,
            List.of(
                new MacroStep(MacroStep.Kind.PRIORITY, "1", ""),
                new MacroStep(
                    MacroStep.Kind.NOTE, "", "Urgente a petición de {client}, {today}."))));
    for (WorkType type : types) {
      waiting(type)
          .ifPresent(reason ->
              macros.keep(
                  tenant,
                  Macro.fresh(
                      "Pedir documentación y aparcar: " + type.name().es(),
                      Set.of(type.key()),
                      List.of(
                          new MacroStep(MacroStep.Kind.TEXT, "falta", "es"),
                          new MacroStep(MacroStep.Kind.PARK, reason, "48")))));
      macros.keep(
          tenant, Macro.fresh("Cerrar: " + type.name().es(), Set.of(type.key()), closing(type)));
    }
  }

  /// A reason for which a case may be parked where its work begins, without more being asked.
  private static Optional<String> waiting(WorkType type) {
    String begun = type.first(StateCategory.IN_PROGRESS).orElseThrow().key();
    return type.parkReasons().stream()
        .map(WorkType.Choice::key)
        .filter(key ->
            type.state(key).isEmpty()
                || type.move(begun, key)
                    .filter(move -> move.requiredFields().isEmpty())
                    .isPresent())
        .findFirst();
  }

  private static List<MacroStep> closing(WorkType type) {
    List<MacroStep> steps = new ArrayList<>();
    type.checklist().stream()
        .filter(item -> item.mandatory() && item.evidence() == WorkType.Evidence.NONE)
        .forEach(item -> steps.add(new MacroStep(MacroStep.Kind.TICK, item.key(), "")));
    steps.add(new MacroStep(MacroStep.Kind.TEXT, "resuelto", "es"));
    steps.add(new MacroStep(MacroStep.Kind.COMPLETE, type.outcomes().getFirst().key(), ""));
    return steps;
  }
}
