package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/// The base of every screen: the one `main`, the one `h1`, a sentence of purpose or verdict,
/// actions and a body of blocks.
///
/// Put at most one primary button among the actions; `body()` stacks blocks 20 px apart.
public abstract class Page extends Main implements HasDynamicTitle {

  private final Div over = new Div();
  private final H1 title = new H1();
  private final Div purpose = new Div();
  private final Div actions = new Div();
  private final Div head = new Div();
  private final Div body = new Div();

  /// A page whose title is set at once.
  ///
  /// @param title the heading and the browser's title, in the reader's language
  protected Page(String title) {
    addClassName("page");
    getElement().setAttribute("tabindex", "-1");
    over.addClassName("page-over");
    purpose.addClassName("page-purpose");
    actions.addClassName("page-actions");
    head.addClassName("page-head");
    body.addClassName("page-body");
    Div words = new Div(over, this.title, purpose);
    words.addClassName("page-head-words");
    head.add(words, actions);
    this.title.setText(title);
    add(head, body);
  }

  @Override
  public final String getPageTitle() {
    return title.getText() + " · Trastienda";
  }

  /// Changes the heading; the browser's title follows on the next navigation.
  ///
  /// @param text in the reader's language
  protected final void setHeading(String text) {
    title.setText(text);
  }

  /// Says in one sentence what the page is for.
  ///
  /// @param sentence in the reader's language
  protected final void setPurpose(String sentence) {
    purpose.removeAll();
    purpose.setClassName("page-purpose");
    purpose.add(new Span(sentence));
  }

  /// Opens the page with a risk or a success, icon and sentence.
  ///
  /// @param tone colour and icon
  /// @param sentence in the reader's language
  protected final void setPurpose(Tone tone, String sentence) {
    setPurpose(sentence);
    purpose.addClassName(tone.textClass());
    tone.icon().ifPresent(icon -> purpose.addComponentAsFirst(icon.create()));
  }

  /// Puts the verdict under the head: the strong part first, then the reason.
  ///
  /// @param verdict what holds, in one short sentence
  /// @param reason why, in the reader's language; may be empty
  protected final void addVerdict(String verdict, String reason) {
    Paragraph sentence = new Paragraph();
    sentence.addClassName("verdict");
    Span strong = new Span(verdict);
    strong.addClassName("strong");
    sentence.add(strong, new Span(reason.isEmpty() ? "" : " " + reason));
    body.add(sentence);
  }

  /// Names the client over the title.
  ///
  /// @param client the client
  /// @param more what stands beside it, such as a reference
  protected final void setClient(ViewerClient client, Component... more) {
    over.removeAll();
    over.add(new ClientTag(client));
    over.add(more);
  }

  /// Adds buttons at the right of the head.
  ///
  /// @param components in the order to show, the primary one last
  protected final void addAction(Component... components) {
    actions.add(components);
  }

  /// Takes the buttons away, for screens whose actions depend on what they show.
  protected final void clearActions() {
    actions.removeAll();
  }

  /// Adds blocks under the head.
  ///
  /// @param blocks panels, strips, columns
  protected final void addBlock(Component... blocks) {
    body.add(blocks);
  }

  /// The place of the blocks, for screens that rebuild them.
  ///
  /// @return a column with 20 px between blocks
  protected final Div body() {
    return body;
  }

  /// The head, for screens that hide or extend it.
  ///
  /// @return title, purpose and actions
  protected final Div head() {
    return head;
  }
}
