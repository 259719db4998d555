package io.trastienda.ui.designer;

import com.vaadin.flow.component.UI;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.DraftChanged;
import io.trastienda.platform.catalogue.InvalidWorkType;
import io.trastienda.platform.catalogue.NoSuchEntry;
import io.trastienda.platform.catalogue.PublishedType;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkTypeDraft;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The draft of one work type on one screen: every change is kept at once, or refused with nothing
/// lost that was typed.
final class Workbench {

  /// What a screen does when the draft was kept, or when what was typed could not be.
  interface Listener {

    /// The draft is as it stands now.
    void kept();

    /// Something typed is incomplete or refused; the draft is as before.
    void notKept();
  }

  private final DesignerDoors doors;
  private final TenantProfile client;
  private final List<PublishedType> versions;
  private final Map<String, ServiceLevel> levels;
  private final Set<String> calendars;
  private final Runnable redraw;
  private final List<Listener> listeners = new ArrayList<>();
  private WorkTypeDraft draft;
  private @Nullable Instant keptAt;

  /// Reads the draft and all that it is held against.
  ///
  /// @throws NoSuchEntry if there is neither draft nor version
  ///
  /// @param redraw shows the screen anew
  Workbench(DesignerDoors doors, TenantProfile client, String workType, Runnable redraw) {
    this.doors = doors;
    this.redraw = redraw;
    this.client = client;
    this.draft = doors.catalogue().draft(client.id(), workType);
    this.versions = versions(doors, client.id(), workType);
    this.levels = doors.catalogue().serviceLevels(client.id());
    this.calendars = Set.copyOf(doors.catalogue().calendars(client.id()).keySet());
  }

  private static List<PublishedType> versions(
      DesignerDoors doors, TenantId tenant, String workType) {
    boolean published =
        doors.catalogue().workTypes(tenant).stream().anyMatch(one -> one.key().equals(workType));
    return published ? doors.catalogue().history(tenant, workType) : List.of();
  }

  WorkType type() {
    return draft.type();
  }

  WorkTypeDraft draft() {
    return draft;
  }

  TenantProfile client() {
    return client;
  }

  /// The published versions, newest first.
  List<PublishedType> versions() {
    return versions;
  }

  Optional<PublishedType> newest() {
    return versions.stream().findFirst();
  }

  Map<String, ServiceLevel> levels() {
    return levels;
  }

  Set<String> calendars() {
    return calendars;
  }

  Optional<ServiceLevel> level() {
    return Optional.ofNullable(levels.get(draft.serviceLevel()));
  }

  /// When this screen last kept the draft, null if it has not.
  @Nullable Instant keptAt() {
    return keptAt;
  }

  /// Whether a draft exists beside the published version.
  boolean drafted() {
    return draft.revision() > 0;
  }

  /// What the draft changes, in words; nothing for a first version.
  List<String> differences() {
    return newest()
        .map(was ->
            Texts.differences(
                was.type(),
                was.serviceLevel(),
                was.calendar(),
                draft.type(),
                draft.serviceLevel(),
                draft.calendar()))
        .orElse(List.of());
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  /// Tells everybody that something typed cannot be kept as it is.
  void incomplete() {
    listeners.forEach(Listener::notKept);
  }

  /// Changes the work type and keeps the draft.
  ///
  /// @param edit what to change, put on somebody else's changes again if the two met
  /// @param refused hears why the catalogue would not have it
  /// @param done follows when it was kept
  void change(UnaryOperator<WorkType> edit, Consumer<Refused> refused, Runnable done) {
    WorkType wanted;
    try {
      wanted = edit.apply(draft.type());
    } catch (InvalidWorkType refusal) {
      incomplete();
      refused.accept(Refused.of(refusal));
      return;
    }
    if (wanted.equals(draft.type())) {
      kept(draft.revision() > 0);
      done.run();
      return;
    }
    keep(wanted, draft.serviceLevel(), draft.calendar(), () -> change(edit, refused, done), done);
  }

  /// Ties the draft to another level and calendar.
  void tie(String level, String calendar) {
    if (!level.equals(draft.serviceLevel()) || !calendar.equals(draft.calendar())) {
      keep(draft.type(), level, calendar, () -> tie(level, calendar), () -> {});
    }
  }

  private void keep(WorkType wanted, String level, String calendar, Runnable again, Runnable done) {
    try {
      int revision =
          doors.catalogue().saveDraft(client.id(), wanted, level, calendar, draft.revision());
      draft = new WorkTypeDraft(wanted, level, calendar, revision, doors.clock().instant());
      kept(true);
      done.run();
    } catch (DraftChanged | NoSuchEntry met) {
      incomplete();
      meet(wanted, again);
    }
  }

  private void kept(boolean written) {
    if (written) {
      keptAt = doors.clock().instant();
    }
    listeners.forEach(Listener::kept);
  }

  /// Somebody else was faster: says what they changed, and lets both stand.
  private void meet(WorkType mine, Runnable again) {
    WorkTypeDraft theirs = doors.catalogue().draft(client.id(), draft.type().key());
    new ConflictDialog(
            draft.type(),
            theirs.type(),
            mine,
            () -> {
              draft = theirs;
              again.run();
              redraw.run();
            },
            redraw)
        .open();
  }

  /// Changes the order or number of parts and shows the screen anew.
  ///
  /// @param focus id of what is to have the focus afterwards
  void arrange(UnaryOperator<WorkType> edit, String focus) {
    change(
        edit,
        refused -> Toast.refuse(PartEditor.whole(type(), refused)),
        () -> {
          redraw.run();
          UI.getCurrent()
              .getPage()
              .executeJs("setTimeout(() => document.getElementById($0)?.focus())", focus);
        });
  }

  String address(Tab tab, String part) {
    return DesignerNavigation.part(client.slug(), type().key(), tab, part);
  }

  void go(Tab tab, String part) {
    DesignerNavigation.go(address(tab, part));
  }

  /// Throws the draft away.
  ///
  /// @return whether it is gone
  boolean discard() {
    return done(() -> doors.catalogue().discardDraft(client.id(), type().key(), draft.revision()));
  }

  /// Makes the draft the next version.
  ///
  /// @param heard hears the version
  /// @return whether it is published
  boolean publish(Consumer<Integer> heard) {
    return done(() ->
        heard.accept(doors.contracts().publishDraft(client.id(), type().key(), draft.revision())));
  }

  private boolean done(Runnable act) {
    try {
      act.run();
      return true;
    } catch (DraftChanged met) {
      meet(draft.type(), () -> {});
    } catch (Refusal refusal) {
      Toast.refuse(doors.refusals().say(refusal, Formats.current()));
    }
    return false;
  }
}
