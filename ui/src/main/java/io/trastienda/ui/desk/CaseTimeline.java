package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.trastienda.ui.shell.Segmented;
import java.util.Arrays;

/// The history of a case, all of it or its notes only.
class CaseTimeline extends Div {

  private final OpenCase open;
  private final Div story = new Div();
  private CaseStory.Part part = CaseStory.Part.ALL;

  CaseTimeline(OpenCase open) {
    this.open = open;
    Div title =
        new Div(
            new H2(getTranslation("desk.story")),
            new Segmented<>(
                getTranslation("desk.story.show"),
                Arrays.asList(CaseStory.Part.values()),
                one -> getTranslation("desk.story.part." + one.name()),
                part,
                chosen -> {
                  part = chosen;
                  draw();
                }));
    title.addClassName("spread");
    addClassName("stack-20");
    add(title, story);
  }

  void draw() {
    story.removeAll();
    story.add(new CaseStory(open.detail(), open.formats()).tell(open.detail().timeline(), part));
  }
}
