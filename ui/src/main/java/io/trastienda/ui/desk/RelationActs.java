package io.trastienda.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseHandovers;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.CaseSplits;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NoSuchCase;
import io.trastienda.platform.cases.RelatedCase;
import io.trastienda.platform.cases.Relation;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Receiver;
import io.trastienda.ui.shell.Toast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What is done with a case and another case, or another hand: link, split, duplicate, merge, hand
/// over. The holder does it under the hold, a coordinator without.
final class RelationActs {

  private static final int MOST_NOTE = 1_000;
  private static final int MOST_TITLE = 200;

  private final OpenCase open;
  private final CaseRelations relations;
  private final CaseSplits splits;
  private final CaseHandovers handovers;
  private final DispatchDesk dispatch;
  private final CatalogueDesk catalogue;
  private final CaseShelf shelf;
  private final BooleanSupplier keep;

  RelationActs(
      OpenCase open,
      CaseRelations relations,
      CaseSplits splits,
      CaseHandovers handovers,
      DispatchDesk dispatch,
      CatalogueDesk catalogue,
      CaseShelf shelf,
      BooleanSupplier keep) {
    this.open = open;
    this.relations = relations;
    this.splits = splits;
    this.handovers = handovers;
    this.dispatch = dispatch;
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.keep = keep;
  }

  /// Whether the reader may change what the case has to do with others.
  boolean mayRelate() {
    return open.working() || open.viewer().holdsAny(Role.COORDINATOR);
  }

  // ------------------------------------------------------------------ hand over

  /// A receiver, or the queue if there is none.
  private record To(@Nullable Receiver receiver) {}

  void askHandOver() {
    if (!mayRelate() || open.shown().standing().isEmpty()) {
      return;
    }
    List<To> all = new ArrayList<>();
    List<Receiver> agents = new ArrayList<>(dispatch.receivers(open.tenant(), open.id()));
    agents.sort(Comparator.comparing((Receiver one) -> !one.fits()));
    agents.forEach(one -> all.add(new To(one)));
    all.add(new To(null));
    ComboBox<To> to = new ComboBox<>(words("desk.hand.to"));
    to.setItems(all);
    to.setItemLabelGenerator(RelationActs::name);
    to.setRequiredIndicatorVisible(true);
    to.setWidthFull();
    to.setId("hand-to");
    to.addValueChangeListener(change -> {
      Receiver chosen = change.getValue() == null ? null : change.getValue().receiver();
      boolean unfit = chosen != null && !chosen.fits();
      to.setInvalid(unfit);
      to.setErrorMessage(chosen != null && unfit ? state(chosen) : "");
    });
    TextArea note = new TextArea(words("desk.hand.note"));
    note.setHelperText(words("desk.hand.note.why"));
    note.setRequiredIndicatorVisible(true);
    note.setMaxLength(MOST_NOTE);
    note.setWidthFull();
    note.setId("hand-note");
    note.addValueChangeListener(change -> note.setInvalid(false));
    new Question(
            words("desk.hand.title", open.summary().reference()),
            words("desk.hand"),
            () -> {
              if (to.getValue() == null) {
                to.setInvalid(true);
                to.setErrorMessage(words("desk.hand.missing"));
                to.focus();
                return false;
              }
              if (note.getValue().isBlank()) {
                note.setInvalid(true);
                note.setErrorMessage(words("desk.hand.note.missing"));
                note.focus();
                return false;
              }
              return handOver(to.getValue().receiver(), note.getValue().strip());
            },
            to,
            note)
        .open();
    to.focus();
  }

  private boolean handOver(@Nullable Receiver to, String note) {
    TenantId tenant = open.tenant();
    CaseId id = open.id();
    String reference = open.summary().reference();
    boolean held = open.working();
    if (held && !keep.getAsBoolean()) {
      return false;
    }
    boolean done =
        open.attempt(() -> {
          if (held) {
            handovers.handOver(
                tenant, id, open.held().fence(), to == null ? null : to.person(), note);
          } else {
            handovers.handOver(tenant, id, to == null ? null : to.person(), note);
          }
        });
    if (!done) {
      return false;
    }
    String slug = open.shown().client().slug();
    Toast.withUndo(
        to == null
            ? words("desk.hand.done.queue", reference)
            : words("desk.hand.done", reference, to.name()),
        () -> takeBack(tenant, id, held, DeskNavigation.caseOf(slug, reference)));
    if (held) {
      open.hold(null);
      DeskNavigation.go(
          UI.getCurrent(),
          open.viewer().holdsAny(Role.AGENT) ? DeskNavigation.today() : DeskNavigation.waiting());
    } else {
      open.load(Optional.empty());
    }
    return true;
  }

  private void takeBack(TenantId tenant, CaseId id, boolean held, String path) {
    open.attempt(() -> {
      handovers.takeBack(tenant, id);
      if (held) {
        dispatch.claim(tenant, id);
      }
      DeskNavigation.go(UI.getCurrent(), path);
    });
  }

  private static String name(To to) {
    Receiver one = to.receiver();
    return one == null ? words("desk.hand.queue") : one.name() + " · " + state(one);
  }

  private static String state(Receiver one) {
    if (!one.lacks().isEmpty()) {
      return words("desk.hand.lacks", String.join(", ", one.lacks()));
    }
    return one.hasRoom()
        ? words("desk.presence." + one.presence().name())
        : words("desk.hand.full", one.load(), one.most());
  }

  // ------------------------------------------------------------------ link

  /// One thing that can be said of the case and another one.
  private record Saying(Relation relation, boolean outgoing) {}

  private static final List<Saying> SAYINGS =
      List.of(
          new Saying(Relation.RELATES_TO, true),
          new Saying(Relation.DUPLICATE_OF, true),
          new Saying(Relation.BLOCKS, true),
          new Saying(Relation.BLOCKS, false),
          new Saying(Relation.PARENT_OF, true),
          new Saying(Relation.PARENT_OF, false));

  /// The words of a relation, as the case is on its left or right.
  static String name(Relation relation, boolean outgoing) {
    return words("desk.relation." + (outgoing ? "" : "IS_") + relation.name());
  }

  void askLink() {
    ComboBox<Saying> saying = new ComboBox<>(words("desk.link.what"));
    saying.setItems(SAYINGS);
    saying.setItemLabelGenerator(one -> name(one.relation(), one.outgoing()));
    saying.setValue(SAYINGS.getFirst());
    saying.setWidthFull();
    saying.setId("link-what");
    OtherCase other = new OtherCase(likely());
    new Question(
            words("desk.link.title", open.summary().reference()),
            words("desk.link"),
            () -> {
              Saying said = saying.getValue() == null ? SAYINGS.getFirst() : saying.getValue();
              return other.demand().filter(one -> link(said, one, other)).isPresent();
            },
            saying,
            other)
        .open();
    other.focus();
  }

  private boolean link(Saying said, String reference, OtherCase field) {
    try {
      long number =
          open.working()
              ? relations.link(
                  open.tenant(),
                  open.id(),
                  open.held().fence(),
                  said.relation(),
                  said.outgoing(),
                  reference)
              : relations.link(
                  open.tenant(), open.id(), said.relation(), said.outgoing(), reference);
      Toast.withUndo(words("desk.linked", reference), () -> unlink(number));
      open.refreshStory();
      return true;
    } catch (NoSuchCase nothing) {
      field.refuse(words("desk.other.unknown", reference));
    } catch (Refusal refusal) {
      field.refuse(open.say(refusal));
    }
    return false;
  }

  /// Ends a relation, and offers to put it back.
  void unlink(RelatedCase related) {
    if (unlink(related.number())) {
      Toast.withUndo(
          words("desk.unlinked", related.other().reference()),
          () ->
              open.attempt(() -> {
                if (open.working()) {
                  relations.link(
                      open.tenant(),
                      open.id(),
                      open.held().fence(),
                      related.relation(),
                      related.outgoing(),
                      related.other().reference());
                } else {
                  relations.link(
                      open.tenant(),
                      open.id(),
                      related.relation(),
                      related.outgoing(),
                      related.other().reference());
                }
                open.refreshStory();
              }));
    }
  }

  private boolean unlink(long number) {
    return open.attempt(() -> {
      if (open.working()) {
        relations.unlink(open.tenant(), open.id(), open.held().fence(), number);
      } else {
        relations.unlink(open.tenant(), open.id(), number);
      }
      open.refreshStory();
    });
  }

  List<CaseSummary> likely() {
    return relations.likely(open.tenant(), open.id());
  }

  // ------------------------------------------------------------------ split, duplicate, merge

  void askSplit() {
    if (open.working() && keep.getAsBoolean()) {
      open.load(open.offer());
      new SplitDialog(
              open,
              catalogue.workTypes(open.tenant()),
              shelf.all(),
              part -> {
                boolean done =
                    open.attempt(() -> {
                      CaseSummary child =
                          splits.split(open.tenant(), open.id(), open.held().fence(), part);
                      Toast.show(words("desk.split.done", child.reference()));
                    });
                if (done) {
                  open.load(open.offer());
                }
                return done;
              })
          .open();
    }
  }

  void askDuplicate() {
    TextField title = new TextField(words("desk.duplicate.what"));
    title.setMaxLength(MOST_TITLE);
    title.setValue(open.summary().title());
    title.setWidthFull();
    title.setRequiredIndicatorVisible(true);
    title.setId("duplicate-title");
    Paragraph why = new Paragraph(words("desk.duplicate.why"));
    why.addClassNames("small", "dim");
    new Question(
            words("desk.duplicate.title", open.summary().reference()),
            words("desk.duplicate"),
            () -> {
              if (title.getValue().isBlank()) {
                title.setInvalid(true);
                title.setErrorMessage(words("desk.split.title.missing"));
                return false;
              }
              return open.attempt(() -> {
                CaseSummary second =
                    splits.duplicate(open.tenant(), open.id(), title.getValue().strip());
                Toast.show(words("desk.duplicate.done", second.reference()));
                open.refreshStory();
              });
            },
            title,
            why)
        .open();
    title.focus();
  }

  void askMerge() {
    OtherCase other = new OtherCase(likely());
    Paragraph why = new Paragraph(words("desk.merge.why", open.summary().reference()));
    why.addClassName("small");
    new Question(
            words("desk.merge.title", open.summary().reference()),
            words("desk.merge"),
            () -> other.demand().filter(one -> merge(one, other)).isPresent(),
            other,
            why)
        .open();
    other.focus();
  }

  private boolean merge(String survivor, OtherCase field) {
    boolean held = open.working();
    if (held && !keep.getAsBoolean()) {
      return false;
    }
    try {
      if (held) {
        relations.merge(open.tenant(), open.id(), open.held().fence(), survivor);
      } else {
        relations.merge(open.tenant(), open.id(), survivor);
      }
    } catch (NoSuchCase nothing) {
      field.refuse(words("desk.other.unknown", survivor));
      return false;
    } catch (Refusal refusal) {
      field.refuse(open.say(refusal));
      return false;
    }
    Toast.show(words("desk.merge.done", open.summary().reference(), survivor));
    open.hold(null);
    DeskNavigation.go(
        UI.getCurrent(), DeskNavigation.caseOf(open.shown().client().slug(), survivor));
    return true;
  }

  private static String words(String key, Object... values) {
    return I18NProvider.translate(key, values);
  }
}
