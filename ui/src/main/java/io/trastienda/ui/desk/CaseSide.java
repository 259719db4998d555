package io.trastienda.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.CustomerDesk;
import io.trastienda.platform.cases.RelatedCase;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.util.List;

/// What is known beside the form: the customer, related cases, documents, facts, the clock. In a
/// narrow window it lies over the page and is opened from the head.
class CaseSide extends Div {

  private final OpenCase open;
  private final CaseShelf shelf;
  private final CaseRelations relations;
  private final CustomerSection customer;
  private final RelatedSection related;
  private final AbsorbedCases absorbed;
  private final Div documents = new Div();

  CaseSide(
      OpenCase open,
      CaseShelf shelf,
      CustomerDesk customers,
      CaseRelations relations,
      RelationActs acts,
      AbsorbedCases absorbed) {
    this.open = open;
    this.shelf = shelf;
    this.relations = relations;
    this.absorbed = absorbed;
    customer = new CustomerSection(open, customers);
    related = new RelatedSection(open, relations, acts);
    addClassName("case-side");
    getElement().setAttribute("tabindex", "-1");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", getTranslation("desk.side"));
    shelf.onAdded(this::drawDocuments);
    Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).listenOn(this);
  }

  void draw() {
    IconButton close = new IconButton(Icons.CLOSE, getTranslation("desk.side.close"), this::close);
    close.addClassName("case-side-close");
    removeAll();
    add(close, customer, related, documents, CaseFacts.of(open.shown().profile(), open.detail()));
    customer.draw();
    drawRelated();
    drawDocuments();
  }

  /// Reads again what the case has to do with others.
  void drawRelated() {
    List<RelatedCase> all = relations.of(open.tenant(), open.id());
    related.draw(all);
    absorbed.draw(all);
  }

  /// Shows it over a narrow page.
  void open() {
    addClassName("is-open");
    getElement().executeJs("setTimeout(() => this.focus())");
  }

  private void close() {
    removeClassName("is-open");
  }

  private void drawDocuments() {
    documents.removeAll();
    List<CaseDocuments.Document> all = shelf.all();
    documents.setVisible(!all.isEmpty());
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
