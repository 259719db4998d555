package io.trastienda.ui.desk;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseChanged;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.NotQueued;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The case on the screen and whose hand it is in: what the sections of its page share.
final class OpenCase {

  /// What the page does when a section meets the unexpected.
  interface Page {

    /// Shows the case as it is now.
    ///
    /// @param handed the hold that is known already
    void load(CaseDetail detail, Optional<Offer> handed);

    /// Says that the hold is over.
    void lose();

    /// Says that somebody else changed the case.
    void conflict();

    /// Shows again what stands beside the form.
    void redraw();
  }

  /// What is on the screen.
  ///
  /// @param profile the client
  /// @param client the client as its tag shows it
  /// @param detail the case as it was read last
  /// @param version the newest version known here, which runs ahead of the detail
  /// @param standing where it stands with dispatch, empty if nowhere or not for this reader
  record Shown(
      TenantProfile profile,
      ViewerClient client,
      CaseDetail detail,
      int version,
      Optional<QueueItem> standing) {

    Shown at(int newVersion) {
      return new Shown(profile, client, detail, newVersion, standing);
    }

    Shown read(CaseDetail newDetail, Optional<QueueItem> newStanding) {
      return new Shown(profile, client, newDetail, version, newStanding);
    }
  }

  private final CaseDesk cases;
  private final RefusalTexts refusals;
  private final Viewer viewer;
  private final Clock clock;
  private final Page page;

  private @Nullable Shown shown;
  private @Nullable Offer offer;
  private boolean lost;

  OpenCase(CaseDesk cases, RefusalTexts refusals, Viewer viewer, Clock clock, Page page) {
    this.cases = cases;
    this.refusals = refusals;
    this.viewer = viewer;
    this.clock = clock;
    this.page = page;
  }

  // ------------------------------------------------------------------ what is known

  boolean isShown() {
    return shown != null;
  }

  Shown shown() {
    return Objects.requireNonNull(shown, "no case is shown yet");
  }

  TenantId tenant() {
    return shown().profile().id();
  }

  CaseId id() {
    return summary().id();
  }

  CaseDetail detail() {
    return shown().detail();
  }

  CaseSummary summary() {
    return detail().summary();
  }

  Viewer viewer() {
    return viewer;
  }

  Instant now() {
    return clock.instant();
  }

  Formats formats() {
    return Formats.current().in(shown().profile().zone());
  }

  /// The reader's hold, also one that is over.
  Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  /// The hold under which the reader works.
  Offer held() {
    return Objects.requireNonNull(offer, "the reader does not hold this case");
  }

  boolean lost() {
    return lost;
  }

  /// Whether the reader holds the case and may change it.
  boolean working() {
    return offer != null && !lost;
  }

  // ------------------------------------------------------------------ what changes it

  void show(Shown now) {
    shown = now;
  }

  void at(int version) {
    shown = shown().at(version);
  }

  void hold(@Nullable Offer now) {
    offer = now;
  }

  void lost(boolean now) {
    lost = now;
  }

  /// Reads the history again, and nothing that is being typed.
  void readStory() {
    shown = shown().read(cases.get(tenant(), id()), shown().standing());
  }

  /// Reads history and relations again and shows them; the form stays as it is.
  void refreshStory() {
    readStory();
    page.redraw();
  }

  /// Shows the case as it is now.
  void load(Optional<Offer> handed) {
    page.load(cases.get(tenant(), id()), handed);
  }

  void lose() {
    page.lose();
  }

  void conflict() {
    page.conflict();
  }

  /// Does something and tells the reader what a refusal says.
  ///
  /// @return whether it was done
  boolean attempt(Runnable act) {
    try {
      act.run();
      return true;
    } catch (StaleFence | NotQueued over) {
      if (working()) {
        lose();
      } else {
        refuse(over);
      }
    } catch (CaseChanged changed) {
      refuse(changed);
      conflict();
    } catch (Refusal refusal) {
      refuse(refusal);
    }
    return false;
  }

  void refuse(Refusal refusal) {
    Toast.refuse(say(refusal));
  }

  String say(Refusal refusal) {
    return refusals.say(refusal, Formats.current());
  }
}
