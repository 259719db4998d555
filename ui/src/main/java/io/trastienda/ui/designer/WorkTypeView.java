package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.catalogue.PublishedType;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Confirm;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One work type in the making: every change is kept as a draft, and publishing makes it the
/// version for new cases.
@Route(value = DesignerNavigation.DESIGNER + "/:client/:type", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "ADMINISTRATOR"})
class WorkTypeView extends DesignerPage {

  private final Span state = new Span();
  private @Nullable Workbench bench;

  WorkTypeView(DesignerDoors doors) {
    super(I18NProvider.translate("designer.title"), doors);
    state.addClassName("designer-saved");
    state.getElement().setAttribute("role", "status");
    state.setId("draft-state");
  }

  @Override
  void show(TenantProfile client, BeforeEnterEvent event) {
    Tab tab = Tab.of(parameter(event, "tab"));
    String part = parameter(event, "part");
    boolean fresh = has(event, "part") && part.isEmpty();
    draw(client, event.getRouteParameters().get("type").orElseThrow(), tab, part, fresh);
  }

  private void draw(TenantProfile client, String workType, Tab tab, String part, boolean fresh) {
    body().removeAll();
    Workbench open =
        new Workbench(doors(), client, workType, () -> draw(client, workType, tab, part, fresh));
    bench = open;
    head(open);
    open.listen(
        new Workbench.Listener() {
          @Override
          public void kept() {
            head(open);
          }

          @Override
          public void notKept() {
            say(Icons.LATE, getTranslation("designer.not-kept"), "is-late");
          }
        });
    ViewTabs tabs = new ViewTabs(getTranslation("designer.tabs"));
    for (Tab one : Tab.values()) {
      tabs.view(
          getTranslation("designer.tab." + one.name()),
          DesignerNavigation.tab(client.slug(), workType, one),
          count(open, one),
          one == tab);
    }
    addBlock(tabs, shown(open, tab, part, fresh));
  }

  private static int count(Workbench bench, Tab tab) {
    return switch (tab) {
      case GENERAL, PROCEDURE -> -1;
      case STATES -> bench.type().states().size();
      case CHOICES -> bench.type().parkReasons().size() + bench.type().outcomes().size();
      case FIELDS -> bench.type().fields().size();
      case CHECKLIST -> bench.type().checklist().size();
      case HISTORY -> bench.versions().size();
    };
  }

  private Component shown(Workbench bench, Tab tab, String part, boolean fresh) {
    return switch (tab) {
      case GENERAL -> new GeneralTab(bench, skills(bench));
      case STATES -> new StatesTab(bench, part, fresh);
      case CHOICES -> new ChoicesTab(bench);
      case FIELDS -> new FieldsTab(bench, part, fresh);
      case CHECKLIST -> new ChecklistTab(bench, part, fresh);
      case PROCEDURE -> new ProcedureTab(bench, part);
      case HISTORY -> new HistoryTab(bench, part);
    };
  }

  private Set<WorkType.Skill> skills(Workbench bench) {
    Set<WorkType.Skill> skills = new LinkedHashSet<>();
    doors()
        .catalogue()
        .workTypes(bench.client().id())
        .forEach(type -> skills.addAll(type.skills()));
    return skills;
  }

  /// The title, where the draft stands, and what can be done with it.
  private void head(Workbench bench) {
    setClient(ViewerClient.of(bench.client()), over());
    setHeading(Formats.current().text(bench.type().name()));
    Optional<PublishedType> newest = bench.newest();
    int differences = bench.differences().size();
    if (newest.isEmpty()) {
      setPurpose(getTranslation("designer.purpose.first"));
    } else if (!bench.drafted()) {
      setPurpose(getTranslation("designer.purpose.published", newest.get().version()));
    } else {
      setPurpose(getTranslation("designer.purpose.draft", differences, newest.get().version()));
    }
    clearActions();
    Instant at = bench.keptAt();
    if (at != null) {
      say(
          Icons.MET,
          getTranslation(
              "designer.kept", Formats.current().in(bench.client().zone()).timeWithSeconds(at)),
          "dim");
    } else {
      state.removeAll();
    }
    addAction(state);
    if (bench.drafted()) {
      Button discard = new Button(getTranslation("designer.discard"), click -> discard(bench));
      discard.setId("draft-discard");
      Button publish =
          new Button(
              getTranslation("designer.publish"),
              click ->
                  new PublishDialog(
                          bench,
                          () ->
                              DesignerNavigation.go(
                                  DesignerNavigation.tab(
                                      bench.client().slug(), bench.type().key(), Tab.HISTORY)))
                      .open());
      publish.addThemeVariants(ButtonVariant.PRIMARY);
      publish.setId("draft-publish");
      addAction(discard, publish);
    }
  }

  private void say(Icons icon, String words, String tone) {
    state.setClassName("designer-saved");
    state.addClassName(tone);
    state.removeAll();
    state.add(icon.create(), new Span(words));
  }

  private void discard(Workbench bench) {
    boolean first = bench.newest().isEmpty();
    Confirm.askLoudly(
        getTranslation("designer.discard.title"),
        getTranslation(first ? "designer.discard.first" : "designer.discard.why"),
        getTranslation("designer.discard"),
        () -> {
          if (bench.discard()) {
            Toast.show(getTranslation("designer.discarded"));
            DesignerNavigation.go(
                first
                    ? DesignerNavigation.catalogue(bench.client().slug())
                    : DesignerNavigation.workType(bench.client().slug(), bench.type().key()));
          }
        });
  }

  @Override
  Component[] over() {
    List<Component> over = new ArrayList<>();
    Workbench open = bench;
    if (open != null) {
      Span key = new Span(open.type().key());
      key.addClassName("ref");
      over.add(key);
      open.newest()
          .ifPresent(one ->
              over.add(new Tag(Tone.PLAIN, getTranslation("designer.version", one.version()))));
      if (open.drafted()) {
        over.add(new Tag(Tone.ACCENT, getTranslation("designer.draft")));
      }
    }
    return over.toArray(Component[]::new);
  }
}
