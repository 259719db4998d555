package io.trastienda.ui.desk;

import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// Who looks at which case now, on this node: a courtesy, no record. It is lost without harm.
@Component
class CaseViewers {

  /// One screen that shows a case.
  private record Screen(PersonId person, String name, Runnable onChange) {}

  private record Where(TenantId tenant, CaseId id) {}

  private final Map<Where, List<Screen>> screens = new ConcurrentHashMap<>();

  /// Says that a screen shows a case, until the registration is removed.
  ///
  /// @param onChange hears that others came or went, on their threads
  Registration enter(TenantId tenant, CaseId id, PersonId person, String name, Runnable onChange) {
    Where where = new Where(tenant, id);
    Screen screen = new Screen(person, name, onChange);
    screens.compute(
        where,
        (_, known) -> {
          List<Screen> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(screen);
          return all;
        });
    tell(where, screen);
    return Registration.once(() -> {
      screens.computeIfPresent(
          where,
          (_, known) -> {
            known.remove(screen);
            return known.isEmpty() ? null : known;
          });
      tell(where, screen);
    });
  }

  /// Gives the names of the others who look at a case, each once.
  List<String> others(TenantId tenant, CaseId id, PersonId person) {
    return screens.getOrDefault(new Where(tenant, id), List.of()).stream()
        .filter(screen -> !screen.person().equals(person))
        .map(Screen::name)
        .distinct()
        .sorted()
        .toList();
  }

  private void tell(Where where, Screen but) {
    for (Screen screen : screens.getOrDefault(where, List.of())) {
      if (!screen.equals(but)) {
        screen.onChange().run();
      }
    }
  }
}
