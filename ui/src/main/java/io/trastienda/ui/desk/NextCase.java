package io.trastienda.ui.desk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.Presence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes a case and opens its page, which learns from here why it is this one.
@Component
class NextCase {

  private final DispatchDesk dispatch;
  private final Clients clients;

  NextCase(DispatchDesk dispatch, Clients clients) {
    this.dispatch = dispatch;
    this.clients = clients;
  }

  /// Puts the agent on queue, takes the best case and opens it; opens the page that says so if
  /// nothing waits.
  void open(UI ui) {
    if (dispatch.presence() != Presence.ON_QUEUE) {
      dispatch.presence(Presence.ON_QUEUE);
      PresenceSwitch.of(ui).ifPresent(one -> one.show(Presence.ON_QUEUE));
    }
    Optional<Offer> offer = dispatch.next();
    offer.ifPresentOrElse(one -> go(ui, one), () -> DeskNavigation.go(ui, "work?clear"));
  }

  /// Takes one case by hand and opens it.
  void open(UI ui, TenantId tenant, CaseId id) {
    go(ui, dispatch.claim(tenant, id));
  }

  /// Takes a case that the agent was asked to take and opens it.
  void accept(UI ui, TenantId tenant, CaseId id) {
    go(ui, dispatch.accept(tenant, id));
  }

  private void go(UI ui, Offer offer) {
    ComponentUtil.setData(ui, Offer.class, offer);
    ui.navigate(DeskNavigation.caseOf(clients.client(offer.tenant()).slug(), offer.reference()));
  }

  /// Hands over the offer that opened a page, once.
  static Optional<Offer> handed(UI ui, TenantId tenant, CaseId id) {
    Offer offer = ComponentUtil.getData(ui, Offer.class);
    ComponentUtil.setData(ui, Offer.class, null);
    return Optional.ofNullable(offer)
        .filter(one -> one.tenant().equals(tenant) && one.id().equals(id));
  }
}
