package io.trastienda.ui.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.cases.CasePage;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.ViewTabs;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The company's cases, newest first, in pages.
@Route(value = "portal/cases", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_REQUESTER", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalCasesView extends PortalPage {

  private static final int PAGE = 50;

  private final Clock clock;

  PortalCasesView(PortalDoors doors, Clock clock) {
    super(I18NProvider.translate("portal.cases"), doors);
    this.clock = clock;
    setPurpose(getTranslation("portal.cases.purpose"));
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    CasesAddress address = CasesAddress.of(query(event));
    CasePage page = company.doors().cases().list(company.id(), address.query(PAGE));
    ViewTabs tabs = new ViewTabs(getTranslation("portal.cases"));
    for (CasesAddress.Show show : CasesAddress.Show.values()) {
      tabs.view(
          getTranslation("portal.show." + show.word()),
          address.showing(show).path(),
          -1,
          show == address.show());
    }
    addBlock(tabs, filters(company, address));
    if (page.cases().isEmpty()) {
      addBlock(
          new NothingHere(
                  Icons.INBOX,
                  getTranslation("portal.cases.none"),
                  getTranslation("portal.cases.none.why"))
              .link(
                  getTranslation("portal.cases.all"),
                  CasesAddress.of(Map.of()).showing(CasesAddress.Show.ALL).path()));
      return;
    }
    addBlock(
        new Panel(
                getTranslation("portal.show." + address.show().word()),
                CaseRows.of(page.cases(), company.formats(), clock.instant()))
            .flush()
            .lined()
            .foot(pager(address, page)));
  }

  private Div filters(OwnCompany company, CasesAddress address) {
    TextField text = new TextField();
    text.setAriaLabel(getTranslation("portal.search"));
    text.setPlaceholder(getTranslation("portal.search"));
    text.setPrefixComponent(Icons.SEARCH.create());
    text.setClearButtonVisible(true);
    text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    String held = address.text();
    text.setValue(held == null ? "" : held);
    text.addValueChangeListener(change ->
        UI.getCurrent()
            .navigate(
                address
                    .holding(change.getValue().isBlank() ? null : change.getValue().strip())
                    .path()));
    Map<String, String> names = company.typeNames();
    List<String> keys = new ArrayList<>(List.of(""));
    keys.addAll(names.keySet());
    Select<String> type = new Select<>();
    type.setAriaLabel(getTranslation("report.type"));
    type.setItems(keys);
    type.setItemLabelGenerator(
        key -> key.isEmpty() ? getTranslation("report.type.all") : names.getOrDefault(key, key));
    String chosen = address.type();
    type.setValue(chosen != null && keys.contains(chosen) ? chosen : "");
    type.addValueChangeListener(change ->
        UI.getCurrent()
            .navigate(
                address.ofType(change.getValue().isEmpty() ? null : change.getValue()).path()));
    Select<Integer> priority = new Select<>();
    priority.setAriaLabel(getTranslation("report.priority"));
    priority.setItems(0, 1, 2, 3, 4);
    priority.setItemLabelGenerator(number ->
        number == 0
            ? getTranslation("report.priority.all")
            : getTranslation("report.priority.one", number));
    Integer only = address.priority();
    priority.setValue(only == null ? 0 : only);
    priority.addValueChangeListener(change ->
        UI.getCurrent()
            .navigate(
                address.ofPriority(change.getValue() == 0 ? null : change.getValue()).path()));
    Div filters = new Div(text, type, priority);
    filters.addClassName("filters");
    return filters;
  }

  private Nav pager(CasesAddress address, CasePage page) {
    Nav pager = new Nav();
    pager.addClassName("pager");
    pager.setAriaLabel(getTranslation("report.pages"));
    pager.add(new Span(getTranslation("portal.shown", page.cases().size())));
    if (address.cursor() != null) {
      pager.add(new Anchor(address.after(null).path(), getTranslation("portal.first")));
    }
    if (page.next() != null) {
      pager.add(new Anchor(address.after(page.next()).path(), getTranslation("report.next")));
    }
    return pager;
  }
}
