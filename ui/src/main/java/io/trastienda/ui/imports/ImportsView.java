package io.trastienda.ui.imports;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.intake.HistoryImports;
import io.trastienda.platform.intake.ImportJob;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The imports of one client: the form, the picked job as it goes on, and the earlier ones.
@Route(value = ImportsNavigation.IMPORTS + "/:client", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "CLIENT_ADMINISTRATOR"})
class ImportsView extends Page implements BeforeEnterObserver {

  private static final int POLL_MILLISECONDS = 1_000;

  private final TenantDirectory directory;
  private final HistoryImports imports;
  private final RefusalTexts refusals;
  private final boolean clientSide;
  private final Panel jobs = new Panel(I18NProvider.translate("imports.jobs")).flush().lined();
  private @Nullable TenantProfile client;
  private @Nullable ImportForm form;
  private @Nullable JobPanel shown;
  private @Nullable Registration polling;

  ImportsView(
      TenantDirectory directory,
      HistoryImports imports,
      RefusalTexts refusals,
      SignedInPerson person) {
    super(I18NProvider.translate("imports.title"));
    this.directory = directory;
    this.imports = imports;
    this.refusals = refusals;
    this.clientSide = person.viewer().map(Viewer::isClientSide).orElse(true);
    setPurpose(getTranslation("imports.why"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    TenantId tenant = directory.idOf(event.getRouteParameters().get("client").orElse(""));
    List<ImportJob> all = imports.list(tenant);
    TenantProfile profile = directory.profile(tenant).orElseThrow();
    if (form == null || !profile.equals(client)) {
      client = profile;
      setClient(
          new ViewerClient(
              profile.slug(),
              profile.name(),
              ClientColour.valueOf(profile.colour().toUpperCase(Locale.ROOT))));
      form = new ImportForm(tenant, imports, refusals, this::open);
    }
    JobPanel panel = null;
    Long wanted =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("job")
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .orElse(null);
    if (wanted != null) {
      panel =
          new JobPanel(
              profile,
              imports.get(tenant, wanted),
              imports,
              refusals,
              form::firstMonth,
              clientSide ? "portal/kpi" : "clients/" + profile.slug() + "/kpi",
              form::commit);
    }
    shown = panel;
    body().removeAll();
    ImportForm known = Objects.requireNonNull(form);
    addBlock(
        Columns.mainAndSide(
            panel == null ? Columns.stack(known) : Columns.stack(panel, known), jobs));
    list(all);
    watch();
  }

  private void open(ImportJob job) {
    UI.getCurrent()
        .navigate(
            ImportsNavigation.of(Objects.requireNonNull(client).slug()),
            QueryParameters.of("job", Long.toString(job.id())));
  }

  private void list(List<ImportJob> all) {
    if (all.isEmpty()) {
      jobs.show(
          new NothingHere(
              Icons.UPLOAD, getTranslation("imports.none"), getTranslation("imports.none.why")));
      return;
    }
    TenantProfile profile = Objects.requireNonNull(client);
    Formats formats = Formats.current().in(profile.zone());
    Rows rows = new Rows();
    for (ImportJob job : all) {
      rows.add(
          new Row(job.fileName())
              .second(
                  new Span(getTranslation("imports.mode." + job.mode().name())),
                  new Span(formats.dateTime(job.createdAt())))
              .end(JobPanel.state(job.state()))
              .to(ImportsNavigation.job(profile.slug(), job.id())));
    }
    jobs.show(rows);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    polling = event.getUI().addPollListener(poll -> refresh());
    watch();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    if (polling != null) {
      polling.remove();
    }
    super.onDetach(event);
  }

  private void refresh() {
    JobPanel panel = shown;
    TenantProfile profile = client;
    if (panel == null || profile == null) {
      return;
    }
    boolean ran = panel.running();
    panel.show(imports.get(profile.id(), panel.job().id()));
    if (ran && !panel.running()) {
      list(imports.list(profile.id()));
    }
    watch();
  }

  private void watch() {
    JobPanel panel = shown;
    if (form != null) {
      form.primary(panel == null || !panel.committable());
    }
    getUI()
        .ifPresent(
            ui -> ui.setPollInterval(panel != null && panel.running() ? POLL_MILLISECONDS : -1));
  }
}
