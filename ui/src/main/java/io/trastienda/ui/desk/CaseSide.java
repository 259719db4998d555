package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.trastienda.platform.cases.CaseDocuments;
import java.util.List;

/// What is known beside the form: facts, the clock, documents.
class CaseSide extends Div {

  private final OpenCase open;
  private final CaseShelf shelf;
  private final Div documents = new Div();

  CaseSide(OpenCase open, CaseShelf shelf) {
    this.open = open;
    this.shelf = shelf;
    addClassName("case-side");
    shelf.onAdded(this::drawDocuments);
  }

  void draw() {
    removeAll();
    add(CaseFacts.of(open.shown().profile(), open.detail()), documents);
    drawDocuments();
  }

  private void drawDocuments() {
    documents.removeAll();
    List<CaseDocuments.Document> all = shelf.all();
    if (!all.isEmpty()) {
      documents.add(new H3(getTranslation("desk.documents")));
      Div list = new Div();
      list.addClassName("documents");
      all.forEach(one -> {
        Div row = new Div(DocumentsField.link(one, shelf));
        row.addClassName("document");
        list.add(row);
      });
      documents.add(list);
    }
  }
}
