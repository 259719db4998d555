package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Toast;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Documents of a case inside a form. Its value is the text that the case keeps: their numbers,
/// joined by commas.
class DocumentsField extends GroupField {

  /// Where the documents of the case on the screen are kept.
  interface Shelf {

    /// Gives all documents of the case.
    List<CaseDocuments.Document> all();

    /// Keeps one more; empty if it was refused, which the reader was told.
    Optional<CaseDocuments.Document> add(String name, byte[] bytes);

    /// Gives the bytes of one.
    byte[] bytes(long document);
  }

  private final Shelf shelf;
  private final Div list = new Div();
  private final Upload upload;
  private List<Long> numbers = new ArrayList<>();

  DocumentsField(String label, Shelf shelf) {
    super(label);
    this.shelf = shelf;
    list.addClassName("documents");
    upload = upload();
    Div all = new Div(list, upload);
    all.addClassName("lines-all");
    add(all);
    draw();
  }

  private Upload upload() {
    Upload one =
        new Upload(
            UploadHandler.inMemory((metadata, bytes) ->
                shelf
                    .add(metadata.fileName(), bytes)
                    .ifPresent(kept -> {
                      if (!numbers.contains(kept.id())) {
                        numbers.add(kept.id());
                        updateValue();
                        draw();
                      }
                    })));
    one.setMaxFileSize(CaseDocuments.MOST_BYTES);
    String choose = getTranslation("desk.document.add");
    String drop = getTranslation("desk.document.drop");
    one.setI18n(
        new UploadI18N()
            .setAddFiles(new UploadI18N.AddFiles().setOne(choose).setMany(choose))
            .setDropFiles(new UploadI18N.DropFiles().setOne(drop).setMany(drop))
            .setError(
                new UploadI18N.Error()
                    .setFileIsTooBig(
                        getTranslation(
                            "desk.document.too-big",
                            String.valueOf(CaseDocuments.MOST_BYTES / (1024 * 1024))))));
    one.addFileRejectedListener(event -> Toast.refuse(event.getErrorMessage()));
    one.addAllFinishedListener(event -> one.clearFileList());
    return one;
  }

  @Override
  Component adder() {
    return upload;
  }

  @Override
  protected String generateModelValue() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  protected void setPresentationValue(String text) {
    numbers =
        text == null || text.isBlank()
            ? new ArrayList<>()
            : Arrays.stream(text.split(",", -1))
                .map(number -> Long.valueOf(number.strip()))
                .collect(Collectors.toCollection(ArrayList::new));
    draw();
  }

  @Override
  void draw() {
    list.removeAll();
    List<CaseDocuments.Document> known = numbers.isEmpty() ? List.of() : shelf.all();
    for (Long number : numbers) {
      known.stream().filter(one -> one.id() == number).forEach(one -> list.add(row(one)));
    }
    if (numbers.isEmpty()) {
      Span none = new Span(getTranslation("desk.document.none"));
      none.addClassNames("small", "dim");
      list.add(none);
    }
  }

  private Div row(CaseDocuments.Document document) {
    Div row = new Div(link(document, shelf));
    row.addClassName("document");
    if (!fixed()) {
      row.add(
          new IconButton(
              Icons.CLOSE,
              getTranslation("desk.document.remove", document.name()),
              () -> {
                numbers.remove(document.id());
                updateValue();
                draw();
              }));
    }
    return row;
  }

  /// A document as a line that gives its bytes when it is clicked; never shown inside the page,
  /// whatever it says it is.
  static Anchor link(CaseDocuments.Document document, Shelf shelf) {
    Span name = new Span(document.name());
    name.addClassName("document-name");
    Span size = new Span(Formats.current().decimal(document.size() / 1024.0, 0) + "\u00a0KB");
    size.addClassNames("small", "dim");
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(event -> {
              byte[] bytes = shelf.bytes(document.id());
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes),
                  document.name(),
                  "application/octet-stream",
                  bytes.length);
            }),
            AttachmentType.DOWNLOAD,
            "");
    link.add(Icons.DOWNLOAD.create(), name, size);
    link.addClassName("document-link");
    return link;
  }
}
