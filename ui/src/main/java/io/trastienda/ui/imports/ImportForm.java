package io.trastienda.ui.imports;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.intake.HistoryImports;
import io.trastienda.platform.intake.ImportJob;
import io.trastienda.platform.intake.ImportMode;
import io.trastienda.platform.intake.InvalidMapping;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// File and mapping of an import. The file is kept on the server's disk while the page is open, so
/// that what was tried can be read in without sending it again.
class ImportForm extends Panel {

  private static final String EXAMPLE = "incident-log.json";

  private record Kept(String name, File file) {}

  private final TenantId tenant;
  private final HistoryImports imports;
  private final RefusalTexts refusals;
  private final Consumer<ImportJob> submitted;
  private final TextArea mapping = new TextArea(I18NProvider.translate("imports.mapping"));
  private final Button check =
      new Button(I18NProvider.translate("imports.dry-run"), Icons.CHECK.create());
  private final Span kept = new Span();
  private @Nullable Kept log;

  ImportForm(
      TenantId tenant,
      HistoryImports imports,
      RefusalTexts refusals,
      Consumer<ImportJob> submitted) {
    super(I18NProvider.translate("imports.new"));
    this.tenant = tenant;
    this.imports = imports;
    this.refusals = refusals;
    this.submitted = submitted;
    lined();
    kept.setText(getTranslation("imports.no-file"));
    kept.addClassNames("small", "dim");
    mapping.setHelperText(getTranslation("imports.mapping.help"));
    mapping.setMinRows(5);
    mapping.setMaxRows(12);
    mapping.addClassName("code");
    mapping.setManualValidation(true);
    NativeButton example =
        new NativeButton(
            getTranslation("imports.example.use"), click -> mapping.setValue(example()));
    example.addClassName("link-button");
    Anchor download =
        new Anchor(
            DownloadHandler.forClassResource(ImportForm.class, EXAMPLE),
            getTranslation("imports.example.download"));
    download.getElement().setAttribute("download", EXAMPLE);
    Div links = new Div(example, download);
    links.addClassName("form-end");
    check.addClickListener(click -> submit(ImportMode.DRY_RUN));
    check.setId("import-try");
    Div form = new Div(logUpload(), kept, mapping, mappingUpload(), links, check);
    form.addClassName("form");
    body().add(form);
  }

  private Upload logUpload() {
    Upload upload =
        new Upload(
            UploadHandler.toTempFile((metadata, file) -> {
              forget();
              log = new Kept(metadata.fileName(), file);
              kept.setText(
                  getTranslation(
                      "imports.file",
                      metadata.fileName(),
                      Formats.current().decimal(metadata.contentLength() / 1e6, 1)));
            }));
    upload.setAcceptedFileExtensions(".csv", ".gz", ".txt");
    upload.setMaxFiles(1);
    return worded(upload, "imports.choose-log");
  }

  private Upload mappingUpload() {
    Upload upload =
        new Upload(
            UploadHandler.inMemory((metadata, bytes) -> {
              mapping.setInvalid(false);
              mapping.setValue(new String(bytes, StandardCharsets.UTF_8));
            }));
    upload.setAcceptedFileExtensions(".json");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(1 << 20);
    return worded(upload, "imports.choose-mapping");
  }

  private Upload worded(Upload upload, String key) {
    UploadI18N words =
        new UploadI18N()
            .setAddFiles(
                new UploadI18N.AddFiles().setOne(getTranslation(key)).setMany(getTranslation(key)))
            .setDropFiles(
                new UploadI18N.DropFiles()
                    .setOne(getTranslation("imports.drop"))
                    .setMany(getTranslation("imports.drop")))
            .setError(
                new UploadI18N.Error()
                    .setTooManyFiles(getTranslation("imports.one-file"))
                    .setFileIsTooBig(getTranslation("imports.too-big"))
                    .setIncorrectFileType(getTranslation("imports.wrong-type")));
    upload.setI18n(words);
    upload.addFileRejectedListener(event -> Toast.refuse(event.getErrorMessage()));
    upload.addAllFinishedListener(event -> upload.clearFileList());
    return upload;
  }

  /// Reads in what was tried, if it is still the file that is here.
  ///
  /// @param tried the name of the tried file
  void commit(String tried) {
    Kept file = log;
    if (file == null || !file.name().equals(tried)) {
      kept.setText(getTranslation("imports.file-again"));
      Toast.refuse(getTranslation("imports.file-again"));
      return;
    }
    submit(ImportMode.VALID_CASES);
  }

  /// Leaves the screen's one primary button to another part of it, or takes it.
  void primary(boolean own) {
    if (own) {
      check.addThemeVariants(ButtonVariant.PRIMARY);
    } else {
      check.removeThemeVariants(ButtonVariant.PRIMARY);
    }
  }

  /// Gives the month of the first row, if the file is still here.
  Optional<YearMonth> firstMonth() {
    Kept file = log;
    return file == null ? Optional.empty() : FirstMonth.of(file.file(), mapping.getValue());
  }

  private void submit(ImportMode mode) {
    Kept file = log;
    mapping.setInvalid(false);
    if (file == null) {
      Toast.refuse(getTranslation("imports.no-file"));
      return;
    }
    if (mapping.getValue().isBlank()) {
      refuse(getTranslation("imports.no-mapping"));
      return;
    }
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file.file().toPath()))) {
      submitted.accept(imports.submit(tenant, file.name(), bytes, mapping.getValue(), mode));
    } catch (InvalidMapping refusal) {
      refuse(refusals.say(refusal, Formats.current()));
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuse(String why) {
    mapping.setErrorMessage(why);
    mapping.setInvalid(true);
    mapping.focus();
  }

  private static String example() {
    try (InputStream file = ImportForm.class.getResourceAsStream(EXAMPLE)) {
      if (file == null) {
        throw new IllegalStateException("the example mapping is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (event.getUI().isClosing()) {
      forget();
    }
  }

  private void forget() {
    Kept before = log;
    log = null;
    if (before != null) {
      try {
        Files.deleteIfExists(before.file().toPath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
