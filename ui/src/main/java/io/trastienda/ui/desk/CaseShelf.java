package io.trastienda.ui.desk;

import io.trastienda.platform.Refusal;
import io.trastienda.platform.cases.CaseDocuments;
import java.util.List;
import java.util.Optional;

/// The documents of the case on the screen.
final class CaseShelf implements DocumentsField.Shelf {

  private final OpenCase open;
  private final CaseDocuments documents;
  private Runnable onAdded = () -> {};

  CaseShelf(OpenCase open, CaseDocuments documents) {
    this.open = open;
    this.documents = documents;
  }

  /// Says who wants to hear of a new document.
  void onAdded(Runnable hears) {
    onAdded = hears;
  }

  @Override
  public List<CaseDocuments.Document> all() {
    return documents.list(open.tenant(), open.id());
  }

  @Override
  public Optional<CaseDocuments.Document> add(String name, byte[] bytes) {
    try {
      CaseDocuments.Document kept = documents.add(open.tenant(), open.id(), name, bytes);
      onAdded.run();
      return Optional.of(kept);
    } catch (Refusal refusal) {
      open.refuse(refusal);
      return Optional.empty();
    }
  }

  @Override
  public byte[] bytes(long document) {
    return documents.bytes(open.tenant(), open.id(), document);
  }
}
