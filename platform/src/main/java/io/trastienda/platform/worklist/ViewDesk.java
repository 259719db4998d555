package io.trastienda.platform.worklist;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where people keep views of the queues, and share them with those who serve the same client.
///
/// @see "docs/adr/0013-work-lists.md"
@Service
public class ViewDesk {

  private static final int MOST = 50;

  /// An e-mail address, or a number as long as a telephone, invoice or customer number.
  private static final Pattern SOMEBODYS = Pattern.compile("[@\\p{Cntrl}]|[0-9]{5}");

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,40}");

  private final Views views;

  ViewDesk(Views views) {
    this.views = views;
  }

  /// Gives the views of the caller: those of clients, those of teams, the caller's own; each only
  /// of the clients that the caller serves now.
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY})
  @Transactional(readOnly = true)
  public List<SavedView> views() {
    return views.visible(caller());
  }

  /// Gives one view.
  ///
  /// @throws NoSuchView if there is none, or not for the caller
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY})
  @Transactional(readOnly = true)
  public SavedView get(long id) {
    return seen(id);
  }

  /// Keeps a view for the caller alone.
  ///
  /// @param name 1 to 40 characters, without an at sign and without long numbers: views belong to
  ///   the operator, and nothing of a client's customers may stand there
  /// @throws InvalidView if the name is used already, or the content breaks a rule
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public SavedView save(String name, ViewContent content) {
    PersonId caller = caller();
    String kept = requireName(name);
    requireContent(content);
    if (views.personal(caller) >= MOST) {
      throw new InvalidView(Phrase.of("number of views"), at(MOST), MOST + 1);
    }
    return seen(views.insert(caller, kept, content));
  }

  /// Changes what a view shows. A shared one goes on showing its client only.
  ///
  /// @param version the version the caller saw; a newer one refuses
  /// @throws ViewChanged if somebody changed it since
  /// @throws ViewNotYours if the caller may not change it
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public SavedView change(long id, int version, ViewContent content) {
    SavedView view = changeable(id);
    requireContent(content);
    TenantId tenant = view.tenant();
    ViewContent fitting = tenant == null ? content : content.of(Set.of(tenant));
    if (!views.change(id, version, fitting)) {
      throw new ViewChanged(view.name());
    }
    return seen(id);
  }

  /// Calls a view something else.
  ///
  /// @throws InvalidView if the name is used already or breaks a rule
  /// @throws ViewNotYours if the caller may not change it
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public SavedView rename(long id, String name) {
    changeable(id);
    views.rename(id, requireName(name));
    return seen(id);
  }

  /// Moves a view before or behind its neighbour of the same scope and client; at the end nothing
  /// changes.
  ///
  /// @param by -1 for before, 1 for behind
  /// @throws ViewNotYours if the caller may not change it
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void move(long id, int by) {
    SavedView moved = changeable(id);
    List<Long> ids =
        new ArrayList<>(
            views.visible(caller()).stream()
                .filter(view ->
                    view.scope() == moved.scope() && Objects.equals(view.tenant(), moved.tenant()))
                .map(SavedView::id)
                .toList());
    int from = ids.indexOf(id);
    int to = Math.clamp((long) from + by, 0, ids.size() - 1);
    Collections.swap(ids, from, to);
    views.order(ids);
  }

  /// Shares a view with the agents and coordinators of a client; it shows that client only from
  /// then on.
  ///
  /// @throws ViewNotYours if the caller may not change it
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public SavedView shareWithTeam(TenantId tenant, long id) {
    return place(tenant, id, ViewScope.TEAM);
  }

  /// Gives a view to all staff of a client, before those of the team; it shows that client only
  /// from then on.
  ///
  /// @throws ViewNotYours if the caller may not change it
  @Allowed(Role.COORDINATOR)
  @Transactional
  public SavedView shareWithAll(TenantId tenant, long id) {
    return place(tenant, id, ViewScope.CLIENT);
  }

  /// Takes a view back that was shared: it is its owner's alone again.
  ///
  /// @throws ViewNotYours if the caller may not change it
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void unshare(long id) {
    SavedView view = changeable(id);
    views.place(id, ViewScope.PERSONAL, null, view.name());
  }

  /// Forgets a view; its owner, or who removed it, may have it back within a day.
  ///
  /// @throws ViewNotYours if the caller may not change it
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void remove(long id) {
    changeable(id);
    views.remove(id);
  }

  /// Takes the removal of a view back.
  ///
  /// @throws NoSuchView if it was not removed, or is not the caller's to have back
  /// @throws InvalidView if another has its name by now
  @AcrossTenants("a person's views span the clients that the person serves")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public SavedView restore(long id) {
    SavedView view =
        views
            .removed(caller(), id)
            .filter(SavedView::changeable)
            .orElseThrow(() -> new NoSuchView(id));
    views.restore(id, view.name());
    return seen(id);
  }

  private SavedView place(TenantId tenant, long id, ViewScope scope) {
    SavedView view = changeable(id);
    Set<TenantId> clients = view.content().clients();
    if (!clients.isEmpty() && !clients.contains(tenant)) {
      throw new InvalidView(
          Phrase.of("client of a shared view"),
          Phrase.of("one of those that it shows"),
          tenant.value());
    }
    views.place(id, scope, tenant, view.name());
    return seen(id);
  }

  private SavedView seen(long id) {
    return views.visible(caller(), id).orElseThrow(() -> new NoSuchView(id));
  }

  private SavedView changeable(long id) {
    SavedView view = seen(id);
    if (!view.changeable()) {
      throw new ViewNotYours(view.name());
    }
    return view;
  }

  private static String requireName(String name) {
    String kept = name.strip();
    if (kept.isEmpty() || kept.length() > 40 || SOMEBODYS.matcher(kept).find()) {
      throw new InvalidView(
          Phrase.of("name of a view"),
          Phrase.of("1 to 40 characters without an at sign or a long number"),
          kept);
    }
    return kept;
  }

  private static void requireContent(ViewContent content) {
    String workType = content.workType();
    if (workType != null && !KEY.matcher(workType).matches()) {
      throw new InvalidView(
          Phrase.of("work type"), Phrase.of("a work type of this client"), workType);
    }
    Integer priority = content.priority();
    if (priority != null && (priority < 1 || priority > 4)) {
      throw new InvalidView(Phrase.of("priority"), Phrase.of("1 to 4"), priority);
    }
  }

  private static Phrase at(int most) {
    return Phrase.of("at most {most}", Map.of("most", most));
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new IllegalStateException("views are people's, and the caller is " + actor.label());
  }
}
