package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.RelatedCase;
import io.trastienda.platform.cases.Relation;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.util.List;

/// The cases that the one on the screen has to do with, and those that may ask for the same.
class RelatedSection extends Div {

  private final OpenCase open;
  private final CaseRelations relations;
  private final RelationActs acts;

  RelatedSection(OpenCase open, CaseRelations relations, RelationActs acts) {
    this.open = open;
    this.relations = relations;
    this.acts = acts;
    addClassName("related");
    setId("related");
  }

  void draw(List<RelatedCase> related) {
    removeAll();
    boolean asks =
        open.summary().category() != StateCategory.CLOSED
            && open.viewer()
                .holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER);
    List<CaseSummary> likely =
        asks ? relations.likely(open.tenant(), open.id()) : List.<CaseSummary>of();
    boolean may = acts.mayRelate();
    setVisible(may || !related.isEmpty() || !likely.isEmpty());
    Div head = new Div(new H3(getTranslation("desk.related")));
    head.addClassName("spread");
    if (may) {
      IconButton link = new IconButton(Icons.LINK, getTranslation("desk.link.ask"), acts::askLink);
      link.setId("link-case");
      head.add(link);
    }
    add(head);
    related.forEach(one -> add(row(one, may)));
    if (!likely.isEmpty()) {
      add(likely(likely));
    } else if (related.isEmpty()) {
      Span none = new Span(getTranslation("desk.related.none"));
      none.addClassNames("small", "dim");
      add(none);
    }
  }

  private Div row(RelatedCase one, boolean may) {
    Span what = new Span(RelationActs.name(one.relation(), one.outgoing()));
    what.addClassNames("small", "dim");
    Div row = new Div(what, line(one.other()));
    row.addClassName("known-case");
    Div state = new Div();
    state.addClassNames("small", "dim", "known-second");
    state.add(new Span(Formats.current().text(one.other().stateName())));
    if (one.unbilled() && one.relation() == Relation.PARENT_OF) {
      state.add(new Tag(Tone.PLAIN, getTranslation("desk.unbilled")));
    }
    row.add(state);
    if (may && one.relation() != Relation.MERGED_INTO) {
      IconButton end =
          new IconButton(
              Icons.CLOSE,
              getTranslation("desk.unlink", one.other().reference()),
              () -> acts.unlink(one));
      state.add(end);
    }
    return row;
  }

  private Div line(CaseSummary other) {
    Anchor title =
        new Anchor(
            DeskNavigation.caseOf(open.shown().client().slug(), other.reference()), other.title());
    title.addClassName("ellipsis");
    Span reference = new Span(other.reference());
    reference.addClassName("ref");
    Div line = new Div(title, reference);
    line.addClassName("spread");
    return line;
  }

  private Div likely(List<CaseSummary> likely) {
    Div hint = new Div();
    hint.addClassName("likely");
    Div head = new Div(Icons.COPY.small(), new Span(getTranslation("desk.likely")));
    head.addClassNames("line-up", "small", "strong");
    hint.add(head);
    likely.forEach(one -> hint.add(line(one)));
    return hint;
  }
}
