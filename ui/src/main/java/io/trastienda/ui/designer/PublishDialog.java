package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.util.List;

/// Says in words what the next version of a work type changes, and publishes it.
class PublishDialog extends Dialog {

  PublishDialog(Workbench bench, Runnable published) {
    addClassNames("ask", "designer-ask");
    String name = Formats.current().text(bench.type().name());
    int next = bench.newest().map(was -> was.version() + 1).orElse(1);
    setHeaderTitle(getTranslation("designer.publish.title", name, next));
    if (next == 1) {
      add(new Paragraph(getTranslation("designer.publish.first")));
    } else {
      List<String> differences = bench.differences();
      add(
          new H3(getTranslation("designer.publish.changes", next - 1)),
          ConflictDialog.list(
              differences.isEmpty()
                  ? List.of(getTranslation("designer.publish.same"))
                  : differences),
          new Paragraph(getTranslation("designer.publish.keep")));
    }
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    Button publish =
        new Button(
            getTranslation("designer.publish.do", next),
            click -> {
              close();
              if (bench.publish(
                  version -> Toast.show(getTranslation("designer.published", name, version)))) {
                published.run();
              }
            });
    publish.addThemeVariants(ButtonVariant.PRIMARY);
    publish.setId("publish-now");
    getFooter().add(cancel, publish);
  }
}
