package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.trastienda.platform.Refusal;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/// Prepares each session and tab: what happens to errors, and the reader's language, zone, theme
/// and density.
@Component
class Sessions implements VaadinServiceInitListener {

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  static final String ZONE = "trastienda.zone";

  private final Incidents incidents;
  private final RefusalTexts refusals;
  private final ObjectProvider<SignedInPerson> person;

  Sessions(Incidents incidents, RefusalTexts refusals, ObjectProvider<SignedInPerson> person) {
    this.incidents = incidents;
    this.refusals = refusals;
    this.person = person;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::tell));
    event.getSource().addUIInitListener(init -> prepare(init.getUI()));
    event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
  }

  private void tell(ErrorEvent error) {
    Throwable thrown = error.getThrowable();
    if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
      log.debug("A browser went away before its answer was written", thrown);
      return;
    }
    Optional<Refusal> refusal = refusalIn(thrown);
    String words =
        refusal.isPresent()
            ? refusals.say(refusal.get(), Formats.current())
            : com.vaadin.flow.i18n.I18NProvider.translate(
                "shell.error.incident", incidents.record(thrown));
    UI ui =
        error
            .getComponent()
            .flatMap(com.vaadin.flow.component.Component::getUI)
            .orElse(UI.getCurrent());
    if (ui != null) {
      ui.accessSynchronously(() -> Toast.refuse(words));
    }
  }

  static Optional<Refusal> refusalIn(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private void prepare(UI ui) {
    SignedInPerson known = person.getIfAvailable();
    Optional<Viewer> viewer = known == null ? Optional.empty() : known.viewer();
    viewer.ifPresentOrElse(
        one -> apply(ui, one),
        () -> ui.setLocale(Languages.chosen().orElse(RoomTexts.nearest(ui.getLocale()))));
    ui.getElement().executeJs("document.documentElement.lang=$0", ui.getLocale().getLanguage());
  }

  private static void apply(UI ui, Viewer viewer) {
    Preferences preferences = viewer.preferences();
    ui.setLocale(RoomTexts.nearest(preferences.locale()));
    VaadinSession.getCurrent().setAttribute(ZONE, viewer.zone());
    ui.getPage().setColorScheme(preferences.theme().scheme());
    density(ui, preferences.density());
  }

  static void density(UI ui, Density density) {
    ui.getElement().executeJs("document.documentElement.dataset.density=$0", density.token());
  }

  private static SystemMessages messages(Locale locale) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(
        com.vaadin.flow.i18n.I18NProvider.translate(locale, "shell.session.expired"));
    messages.setSessionExpiredMessage(
        com.vaadin.flow.i18n.I18NProvider.translate(locale, "shell.session.expired.why"));
    return messages;
  }
}
