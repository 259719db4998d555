package io.trastienda.ui.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.intake.HistoryImports;
import io.trastienda.platform.intake.ImportJob;
import io.trastienda.platform.intake.ImportMode;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One job: how far it is, what came of it, which rows it refused and why.
class JobPanel extends Div {

  private static final int SHOWN_ROWS = 200;

  private final TenantProfile client;
  private final HistoryImports imports;
  private final RefusalTexts refusals;
  private final Supplier<Optional<YearMonth>> firstMonth;
  private final String report;
  private final Consumer<String> commit;
  private ImportJob job;

  JobPanel(
      TenantProfile client,
      ImportJob job,
      HistoryImports imports,
      RefusalTexts refusals,
      Supplier<Optional<YearMonth>> firstMonth,
      String report,
      Consumer<String> commit) {
    this.client = client;
    this.imports = imports;
    this.refusals = refusals;
    this.firstMonth = firstMonth;
    this.report = report;
    this.commit = commit;
    this.job = job;
    addClassName("stack-20");
    show(job);
  }

  static Tag state(ImportJob.State state) {
    Tone tone =
        switch (state) {
          case QUEUED, DONE -> Tone.PLAIN;
          case RUNNING -> Tone.ACCENT;
          case CANCELLED -> Tone.PAUSED;
          case FAILED -> Tone.LATE;
        };
    return new Tag(tone, I18NProvider.translate("imports.state." + state.name()));
  }

  ImportJob job() {
    return job;
  }

  boolean running() {
    return switch (job.state()) {
      case QUEUED, RUNNING -> true;
      case DONE, CANCELLED, FAILED -> false;
    };
  }

  /// Whether it was a trial whose cases can be read in.
  boolean committable() {
    return job.mode() == ImportMode.DRY_RUN
        && job.state() == ImportJob.State.DONE
        && job.cases() > 0;
  }

  /// Draws how the job stands now.
  final void show(ImportJob now) {
    job = now;
    removeAll();
    Formats formats = Formats.current().in(client.zone());
    Div content = new Div();
    content.addClassName("stack-16");
    if (running()) {
      content.add(progress(formats));
    } else {
      Span verdict = new Span(verdict(formats));
      content.add(verdict);
    }
    ImportJob.Problem problem = now.problem();
    if (problem != null) {
      Span why =
          new Span(refusals.say(problem.key(), problem.arguments(), problem.reason(), formats));
      why.addClassName("is-late");
      content.add(why);
    }
    Div actions = new Div();
    actions.addClassName("form-end");
    if (running()) {
      actions.add(
          new Button(
              getTranslation("imports.cancel"), click -> imports.cancel(client.id(), job.id())));
    } else if (committable()) {
      Button in =
          new Button(
              getTranslation("imports.commit", now.cases()),
              click -> commit.accept(now.fileName()));
      in.setId("import-commit");
      in.addThemeVariants(ButtonVariant.PRIMARY);
      actions.add(in);
    } else if (now.mode() != ImportMode.DRY_RUN && now.cases() > 0) {
      String query =
          firstMonth
              .get()
              .map(month -> "?from=" + month.atDay(1) + "&to=" + month.plusMonths(1).atDay(1))
              .orElse("");
      actions.add(new Anchor(report + query, getTranslation("imports.report")));
    }
    if (actions.getComponentCount() > 0) {
      content.add(actions);
    }
    Panel head =
        new Panel(
                getTranslation(
                    "imports.job", now.id(), getTranslation("imports.mode." + now.mode().name())),
                content)
            .lined()
            .aside(state(now.state()));
    add(head, strip(formats));
    if (!now.refused().isEmpty()) {
      add(refused(formats));
    }
  }

  private String verdict(Formats formats) {
    Instant started = job.startedAt();
    Instant finished = job.finishedAt();
    String took =
        started == null || finished == null
            ? "–"
            : formats.duration(Duration.between(started, finished));
    return getTranslation(
        "imports.verdict." + (job.refusedRows() == 0 ? "clean" : "refused"),
        job.fileName(),
        job.rowsRead(),
        job.refusedRows(),
        job.refusedCases(),
        took);
  }

  private Component progress(Formats formats) {
    ProgressBar bar = new ProgressBar();
    bar.getElement().setAttribute("aria-label", getTranslation("imports.progress"));
    if (job.rowsTotal() > 0) {
      bar.setValue(Math.min(1.0, (double) job.rowsRead() / job.rowsTotal()));
    } else {
      bar.setIndeterminate(true);
    }
    Span words =
        new Span(
            job.rowsTotal() > 0
                ? getTranslation(
                    "imports.progress.rows",
                    formats.number(job.rowsRead()),
                    formats.number(job.rowsTotal()))
                : getTranslation("imports.progress.counting"));
    words.addClassNames("small", "dim");
    return Columns.stack(bar, words);
  }

  private Strip strip(Formats formats) {
    boolean dry = job.mode() == ImportMode.DRY_RUN;
    return new Strip(
        getTranslation("imports.counts"),
        tile("cases", job.cases(), dry ? "imports.would" : "", formats),
        tile("events", job.events(), "", formats),
        tile("changes", job.stateChanges(), "", formats),
        tile("completions", job.completions(), "", formats),
        tile("known", job.known(), "", formats),
        job.refusedRows() == 0
            ? tile("warnings", job.warnings(), "", formats)
            : new Tile(getTranslation("imports.count.refused"))
                .value(formats.number(job.refusedRows()))
                .note(
                    Tone.LATE, getTranslation("imports.count.refused.cases", job.refusedCases())));
  }

  private Tile tile(String what, long number, String note, Formats formats) {
    Tile tile = new Tile(getTranslation("imports.count." + what)).value(formats.number(number));
    return note.isEmpty()
        ? tile.note(getTranslation("imports.count." + what + ".why"))
        : tile.note(getTranslation(note));
  }

  private Panel refused(Formats formats) {
    List<ImportJob.RefusedRow> rows = job.refused();
    Element table = new Element("table");
    table.setAttribute("class", "table table-tight");
    Element caption = new Element("caption");
    caption.setAttribute("class", "visually-hidden");
    caption.setText(getTranslation("imports.refused"));
    Element head = new Element("thead");
    Element line = new Element("tr");
    for (String column : List.of("row", "column", "reason")) {
      Element cell = new Element("th");
      cell.setAttribute("scope", "col");
      cell.setText(getTranslation("imports.refused." + column));
      line.appendChild(cell);
    }
    head.appendChild(line);
    Element body = new Element("tbody");
    for (ImportJob.RefusedRow row : rows.subList(0, Math.min(SHOWN_ROWS, rows.size()))) {
      Element one = new Element("tr");
      one.appendChild(cell(formats.number(row.row())), cell(row.column()));
      String why = refusals.say(row.key(), row.arguments(), row.reason(), formats);
      one.appendChild(cell(row.warning() ? getTranslation("imports.warning") + " " + why : why));
      body.appendChild(one);
    }
    table.appendChild(caption, head, body);
    Div scroller = new Div();
    scroller.addClassName("table-scroll");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("aria-label", getTranslation("imports.refused"));
    scroller.getElement().appendChild(table);
    Panel panel =
        new Panel(getTranslation("imports.refused"), scroller).flush().lined().count(rows.size());
    if (rows.size() > SHOWN_ROWS) {
      panel.foot(
          new Span(
              getTranslation(
                  "imports.refused.first",
                  formats.number(SHOWN_ROWS),
                  formats.number(job.refusedRows() + job.warnings()))));
    }
    return panel;
  }

  private static Element cell(String text) {
    Element cell = new Element("td");
    cell.setText(text);
    return cell;
  }
}
