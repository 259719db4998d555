package io.trastienda.ui.desk;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.RelatedCase;
import io.trastienda.platform.cases.Relation;
import java.util.List;
import java.util.Optional;

/// What is known of the cases that ended in the one on the screen: each folded, with its history
/// and its documents.
class AbsorbedCases extends Div {

  private final OpenCase open;
  private final CaseRelations relations;
  private final CaseDocuments documents;

  AbsorbedCases(OpenCase open, CaseRelations relations, CaseDocuments documents) {
    this.open = open;
    this.relations = relations;
    this.documents = documents;
    addClassName("stack-16");
  }

  void draw(List<RelatedCase> related) {
    removeAll();
    boolean any =
        related.stream().anyMatch(one -> one.relation() == Relation.MERGED_INTO && !one.outgoing());
    setVisible(any);
    if (any) {
      relations.absorbed(open.tenant(), open.id()).forEach(one -> add(folded(one)));
    }
  }

  private Details folded(CaseRelations.Absorbed one) {
    Div content = new Div();
    content.addClassName("stack-16");
    content.add(
        new CaseStory(open.detail(), open.formats()).tell(one.timeline(), CaseStory.Part.ALL));
    DocumentsField.Shelf shelf = new Reading(one);
    if (!one.documents().isEmpty()) {
      Div list = new Div();
      list.addClassName("documents");
      one.documents()
          .forEach(paper -> {
            Div row = new Div(DocumentsField.link(paper, shelf));
            row.addClassName("document");
            list.add(row);
          });
      content.add(list);
    }
    Details details =
        new Details(
            getTranslation("desk.absorbed", one.summary().reference(), one.summary().title()),
            content);
    details.addClassName("absorbed");
    return details;
  }

  /// The documents of a case that ended: they are read and not added to.
  private final class Reading implements DocumentsField.Shelf {

    private final CaseRelations.Absorbed one;

    Reading(CaseRelations.Absorbed one) {
      this.one = one;
    }

    @Override
    public List<CaseDocuments.Document> all() {
      return one.documents();
    }

    @Override
    public Optional<CaseDocuments.Document> add(String name, byte[] bytes) {
      return Optional.empty();
    }

    @Override
    public byte[] bytes(long document) {
      return documents.bytes(open.tenant(), one.summary().id(), document);
    }
  }
}
