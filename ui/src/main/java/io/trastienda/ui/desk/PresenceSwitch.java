package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.ui.shell.Icons;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says in the top bar what the agent is doing, and lets the agent change it. While the tab beats
/// the agent counts as there.
class PresenceSwitch extends Div {

  private final DispatchDesk dispatch;
  private final NativeButton opener = new NativeButton();
  private final Popover popover = new Popover();
  private @Nullable Registration beats;

  PresenceSwitch(DispatchDesk dispatch) {
    this.dispatch = dispatch;
    opener.addClassName("presence-button");
    opener.getElement().setAttribute("type", "button");
    opener.setId("presence");
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.presence"));
    add(opener, popover);
    show(dispatch.presence());
  }

  /// The switch of a tab, if its frame has one.
  static Optional<PresenceSwitch> of(UI ui) {
    return Optional.ofNullable(ComponentUtil.getData(ui, PresenceSwitch.class));
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    ComponentUtil.setData(attach.getUI(), PresenceSwitch.class, this);
    beats = attach.getUI().addHeartbeatListener(beat -> dispatch.alive());
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (beats != null) {
      beats.remove();
      beats = null;
    }
  }

  final void show(Presence now) {
    opener.removeAll();
    Span words = new Span(getTranslation("desk.presence." + now.name()));
    words.addClassName("presence-words");
    Span shown = new Span(dot(now), words);
    shown.addClassName("presence");
    opener.add(shown);
    opener.setAriaLabel(
        getTranslation("desk.presence.now", getTranslation("desk.presence." + now.name())));
    Div choices = new Div();
    choices.addClassName("choices");
    for (Presence choice : Presence.values()) {
      choices.add(choice(choice, choice == now));
    }
    popover.removeAll();
    popover.add(choices);
  }

  private NativeButton choice(Presence choice, boolean current) {
    NativeButton button = new NativeButton();
    button.addClassName("choice-line");
    button.getElement().setAttribute("type", "button");
    button.getElement().setAttribute("aria-pressed", String.valueOf(current));
    button.add(dot(choice), new Span(getTranslation("desk.presence." + choice.name())));
    if (current) {
      button.add(Icons.CHECK.small());
    }
    button.addClickListener(click -> {
      dispatch.presence(choice);
      popover.close();
      show(choice);
    });
    return button;
  }

  private static Span dot(Presence presence) {
    Span dot = new Span();
    dot.addClassNames(
        "dot",
        switch (presence) {
          case ON_QUEUE -> "dot-met";
          case BREAK, TRAINING, MEETING -> "dot-due-soon";
          case OFF -> "dot-off";
        });
    return dot;
  }
}
