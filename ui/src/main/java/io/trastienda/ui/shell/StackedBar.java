package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;

/// One bar cut by age: under 4 h, 4 to 24 h, 1 to 3 days, over 3 days; a count is printed where it
/// fits and always told in words.
public class StackedBar extends Div {

  private static final double ROOM_FOR_A_COUNT = 0.09;

  /// A bar.
  ///
  /// @param counts one for each age, youngest first, up to four
  /// @param largest the largest sum among the bars of the list, so that lengths compare
  public StackedBar(List<Integer> counts, int largest) {
    int sum = counts.stream().mapToInt(Integer::intValue).sum();
    addClassName("stackbar");
    Chart.share(getElement(), largest <= 0 ? 0 : (double) sum / largest);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < counts.size(); i++) {
      int count = counts.get(i);
      if (count > 0) {
        Element part = Chart.tag("span", "tint-" + (i + 1));
        Chart.share(part, count);
        if ((double) count / Math.max(largest, 1) >= ROOM_FOR_A_COUNT) {
          part.setText(String.valueOf(count));
        }
        getElement().appendChild(part);
        words
            .append(words.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(getTranslation("shell.age." + (i + 1)));
      }
    }
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", words.toString());
    setTitle(words.toString());
  }
}
