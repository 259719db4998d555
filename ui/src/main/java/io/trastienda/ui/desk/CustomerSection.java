package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.CustomerDesk;
import io.trastienda.platform.cases.CustomerFile;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.ServiceLevelBadge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The customer behind a case: the client's other cases of the same customer, what they promise,
/// what lies in them.
class CustomerSection extends Div {

  private static final int FEW = 5;
  private static final int MANY = 50;

  private final OpenCase open;
  private final CustomerDesk customers;

  CustomerSection(OpenCase open, CustomerDesk customers) {
    this.open = open;
    this.customers = customers;
    addClassName("customer");
    setId("customer");
  }

  void draw() {
    draw(FEW);
  }

  private void draw(int most) {
    removeAll();
    Optional<CustomerFile> file = customers.of(open.tenant(), open.id(), most);
    setVisible(file.isPresent());
    file.ifPresent(this::show);
  }

  private void show(CustomerFile file) {
    H2 number = new H2(file.customer());
    Span count =
        new Span(
            file.open() + file.closed() == 0
                ? getTranslation("desk.customer.first")
                : getTranslation("desk.customer.count", file.open(), file.closed()));
    count.addClassNames("small", "dim");
    Div words = new Div(number, count);
    words.addClassName("row-main");
    Avatar avatar = new Avatar(file.customer());
    avatar.addClassName("avatar-large");
    Div head = new Div(avatar, words);
    head.addClassName("line-up");
    add(head);
    part(file.cases(), true);
    part(file.cases(), false);
    if (file.open() + file.closed() > file.cases().size() && file.cases().size() < MANY) {
      Button all =
          new Button(
              getTranslation("desk.customer.all", file.open() + file.closed()),
              click -> draw(MANY));
      all.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
      all.setId("customer-all");
      add(all);
    }
  }

  private void part(List<CustomerFile.Entry> entries, boolean opened) {
    List<CustomerFile.Entry> some =
        entries.stream()
            .filter(one -> (one.summary().category() != StateCategory.CLOSED) == opened)
            .toList();
    if (!some.isEmpty()) {
      add(new H3(getTranslation(opened ? "desk.customer.open" : "desk.customer.closed")));
      some.forEach(one -> add(row(one)));
    }
  }

  private Div row(CustomerFile.Entry entry) {
    CaseSummary summary = entry.summary();
    Anchor title =
        new Anchor(
            DeskNavigation.caseOf(open.shown().client().slug(), summary.reference()),
            summary.title());
    title.addClassName("ellipsis");
    Span reference = new Span(summary.reference());
    reference.addClassName("ref");
    Div first = new Div(title, reference);
    first.addClassName("spread");
    Div row = new Div(first, second(entry));
    row.addClassName("known-case");
    if (!entry.facts().isEmpty()) {
      Span facts =
          new Span(entry.facts().stream().map(this::fact).collect(Collectors.joining(" · ")));
      facts.addClassNames("small", "num-text");
      row.add(facts);
    }
    if (!entry.documents().isEmpty()) {
      Div papers =
          new Div(
              Icons.ATTACHMENT.small(),
              new Span(
                  entry.documents().stream()
                      .map(CustomerFile.Paper::name)
                      .collect(Collectors.joining(", "))));
      papers.addClassNames("line-up", "small", "dim", "known-papers");
      row.add(papers);
    }
    return row;
  }

  private Div second(CustomerFile.Entry entry) {
    CaseSummary summary = entry.summary();
    Formats formats = open.formats();
    String type = formats.text(summary.workTypeName());
    Instant closed = summary.closedAt();
    Div second = new Div();
    second.addClassNames("small", "dim", "known-second");
    if (closed == null) {
      second.add(new Span(type + " · " + formats.text(summary.stateName())));
      Instant due = summary.dueAt();
      if (due != null) {
        second.add(new ServiceLevelBadge(due, open.now()));
      }
      return second;
    }
    String outcome =
        entry.outcomeName() != null
            ? formats.text(entry.outcomeName())
            : summary.outcome() == null ? formats.text(summary.stateName()) : summary.outcome();
    second.add(new Span(type + " · " + outcome + ", " + formats.date(closed)));
    return second;
  }

  private String fact(CustomerFile.Fact fact) {
    Formats formats = open.formats();
    String value =
        fact.amount()
            ? formats.money(new BigDecimal(fact.value()), open.shown().profile().currency())
            : formats.date(LocalDate.parse(fact.value()));
    return formats.text(fact.label()) + " " + value;
  }
}
