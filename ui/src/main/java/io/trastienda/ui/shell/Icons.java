package io.trastienda.ui.shell;

import com.vaadin.flow.component.icon.SvgIcon;

/// The one icon set: 24-grid, 1.75 stroke, drawn at 16 px, in the current text colour.
///
/// Every icon is decoration beside words; a button that shows only an icon names itself with an
/// ARIA label.
public enum Icons {
  HOME("home"),
  INBOX("inbox"),
  CASE("case"),
  MAIL("mail"),
  CHART("chart"),
  TREND("trend"),
  BOLT("bolt"),
  SKIP("skip"),
  SWAP("swap"),
  PEOPLE("people"),
  PERSON("person"),
  CLOCK("clock"),
  LATE("late"),
  MET("met"),
  PAUSED("paused"),
  CHECK("check"),
  CLOSE("close"),
  PLUS("plus"),
  MINUS("minus"),
  SEARCH("search"),
  FILTER("filter"),
  MENU("menu"),
  MORE("more"),
  BELL("bell"),
  COPY("copy"),
  PLAY("play"),
  REPLY("reply"),
  NOTE("note"),
  ATTACHMENT("attachment"),
  DOWNLOAD("download"),
  UPLOAD("upload"),
  SHARE("share"),
  EYE("eye"),
  BOOK("book"),
  RECEIPT("receipt"),
  FLAG("flag"),
  CALENDAR("calendar"),
  SHIELD("shield"),
  SETTINGS("settings"),
  STAR("star"),
  UP("up"),
  DOWN("down"),
  LEFT("left"),
  RIGHT("right"),
  EXPAND("expand"),
  TABLE("table"),
  REFRESH("refresh"),
  UNDO("undo"),
  EDIT("edit"),
  TRASH("trash"),
  LOCK("lock"),
  KEY("key"),
  PHONE("phone"),
  MONEY("money"),
  BUILDING("building"),
  HEALTH("health"),
  LIST("list"),
  TAG("tag"),
  LINK("link"),
  INFO("info"),
  SIGNOUT("signout"),
  QUEUE("queue"),
  SCRIPT("script");

  private final String symbol;

  Icons(String symbol) {
    this.symbol = symbol;
  }

  /// Makes a new icon of 16 px.
  ///
  /// @return an icon hidden from screen readers
  public SvgIcon create() {
    SvgIcon icon = new SvgIcon("icons.svg", symbol);
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }

  /// Makes a new icon of 14 px, for second lines.
  ///
  /// @return an icon hidden from screen readers
  public SvgIcon small() {
    SvgIcon icon = create();
    icon.addClassName("icon-small");
    return icon;
  }
}
