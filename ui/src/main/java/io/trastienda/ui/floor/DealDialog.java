package io.trastienda.ui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.AgentShare;
import io.trastienda.platform.dispatch.Distribution;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.PlanOutdated;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.ViewerClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Deals the waiting cases of one client out among its agents: first a preview, then exactly that.
class DealDialog extends Dialog {

  private static final int USUAL = 50;

  private final FloorDesk desk;
  private final FloorWatch watch;
  private final FloorClients clients;
  private final RefusalTexts refusals;
  private final Optional<String> workType;
  private final Optional<String> queue;
  private final IntConsumer done;
  private final ComboBox<ViewerClient> client = new ComboBox<>();
  private final ComboBox<Distribution.Way> way = new ComboBox<>();
  private final IntegerField most = new IntegerField();
  private final Div agents = new Div();
  private final Div preview = new Div();
  private final Button apply = new Button();
  private final Map<AgentShare, Line> lines = new LinkedHashMap<>();
  private @Nullable Distribution shown;

  private record Line(Checkbox chosen, IntegerField percent) {}

  DealDialog(
      FloorDesk desk,
      FloorWatch watch,
      FloorClients clients,
      RefusalTexts refusals,
      Optional<String> slug,
      Optional<String> workType,
      Optional<String> queue,
      IntConsumer done) {
    this.desk = desk;
    this.watch = watch;
    this.clients = clients;
    this.refusals = refusals;
    this.workType = workType;
    this.queue = queue;
    this.done = done;
    addClassName("deal");
    setHeaderTitle(getTranslation("floor.deal.title"));
    client.setLabel(getTranslation("floor.cases.column.client"));
    client.setItems(clients.all());
    client.setItemLabelGenerator(ViewerClient::name);
    client.setId("deal-client");
    way.setLabel(getTranslation("floor.deal.way"));
    way.setItems(Arrays.asList(Distribution.Way.values()));
    way.setItemLabelGenerator(one -> getTranslation("floor.deal.way." + one));
    way.setValue(Distribution.Way.BALANCED);
    way.setId("deal-way");
    most.setLabel(getTranslation("floor.deal.most"));
    most.setMin(1);
    most.setMax(Distribution.MOST);
    most.setValue(USUAL);
    most.setStepButtonsVisible(true);
    most.setId("deal-most");
    agents.addClassName("deal-agents");
    preview.getElement().setAttribute("aria-live", "polite");
    preview.setId("deal-preview");
    Div form = new Div(client, way, most);
    form.addClassName("form-line");
    Div content = new Div(new Span(words()), form, agents, preview);
    content.addClassName("stack-16");
    add(content);
    Button look = new Button(getTranslation("floor.deal.preview"), click -> look());
    look.setId("deal-look");
    apply.setText(getTranslation("floor.deal.apply"));
    apply.addThemeVariants(ButtonVariant.PRIMARY);
    apply.setId("deal-apply");
    apply.setEnabled(false);
    apply.addClickListener(click -> apply());
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, look, apply);
    client.addValueChangeListener(change -> drawAgents());
    way.addValueChangeListener(change -> {
      forget();
      lines.values().forEach(line -> line.percent().setVisible(byShare()));
    });
    most.addValueChangeListener(change -> forget());
    clients.all().stream()
        .filter(one -> slug.map(one.slug()::equals).orElse(clients.all().size() == 1))
        .findFirst()
        .ifPresent(client::setValue);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        client.focus();
      }
    });
  }

  private String words() {
    String of =
        workType.map(clients::type).or(() -> queue).orElse(getTranslation("floor.deal.all"));
    return getTranslation("floor.deal.why", of);
  }

  private boolean byShare() {
    return way.getValue() == Distribution.Way.BY_SHARE;
  }

  private void drawAgents() {
    forget();
    lines.clear();
    agents.removeAll();
    ViewerClient one = client.getValue();
    if (one == null) {
      return;
    }
    List<AgentShare> all = watch.shares(clients.idOf(one.slug()));
    if (all.isEmpty()) {
      agents.add(new Span(getTranslation("floor.deal.nobody")));
    }
    boolean anybody = all.stream().anyMatch(share -> share.presence() == Presence.ON_QUEUE);
    for (AgentShare share : all) {
      Checkbox chosen =
          new Checkbox(
              share.name() + " · " + getTranslation("floor.presence." + share.presence().name()));
      chosen.setValue(!anybody || share.presence() == Presence.ON_QUEUE);
      chosen.addValueChangeListener(change -> forget());
      IntegerField percent = new IntegerField();
      percent.setAriaLabel(getTranslation("floor.deal.percent", share.name()));
      percent.setSuffixComponent(new Span("%"));
      percent.setMin(0);
      percent.setMax(100);
      percent.setWidth("96px");
      percent.setValue((int) Math.round(share.part() * 100));
      percent.setVisible(byShare());
      percent.addValueChangeListener(change -> forget());
      Div line = new Div(chosen, percent);
      line.addClassName("spread");
      agents.add(line);
      lines.put(share, new Line(chosen, percent));
    }
  }

  private void forget() {
    shown = null;
    apply.setEnabled(false);
    preview.removeAll();
  }

  private void look() {
    forget();
    ViewerClient one = client.getValue();
    if (one == null) {
      client.setInvalid(true);
      client.setErrorMessage(getTranslation("floor.choose"));
      client.focus();
      return;
    }
    TenantId tenant = clients.idOf(one.slug());
    Map<PersonId, Integer> percents = new LinkedHashMap<>();
    lines.forEach((share, line) -> {
      if (line.chosen().getValue()) {
        percents.put(share.person(), Optional.ofNullable(line.percent().getValue()).orElse(0));
      }
    });
    try {
      Distribution plan =
          desk.plan(
              tenant,
              new Distribution.Wanted(
                  Objects.requireNonNull(way.getValue()),
                  percents,
                  workType.orElse(null),
                  queue.orElse(null),
                  Optional.ofNullable(most.getValue()).orElse(0)));
      show(plan);
    } catch (Refusal refusal) {
      refuse(refusal);
    }
  }

  private void show(Distribution plan) {
    shown = plan;
    apply.setEnabled(!plan.assignments().isEmpty());
    Map<PersonId, List<Distribution.Assignment>> byAgent =
        plan.assignments().stream().collect(Collectors.groupingBy(Distribution.Assignment::person));
    Div table = new Div();
    table.addClassName("deal-preview");
    lines
        .keySet()
        .forEach(share -> {
          List<Distribution.Assignment> own = byAgent.getOrDefault(share.person(), List.of());
          if (plan.wanted().agents().containsKey(share.person())) {
            int weight = own.stream().mapToInt(Distribution.Assignment::weight).sum();
            Span name = new Span(share.name());
            Span count = new Span(getTranslation("floor.deal.line", own.size(), weight));
            Span references =
                new Span(
                    own.stream()
                        .limit(3)
                        .map(Distribution.Assignment::reference)
                        .collect(Collectors.joining(", ", "", own.size() > 3 ? " …" : "")));
            references.addClassNames("small", "dim");
            Div line = new Div(name, references, count);
            line.addClassName("deal-line");
            table.add(line);
          }
        });
    Div sum =
        new Div(
            new Span(
                getTranslation("floor.deal.sum", plan.assignments().size())
                    + (plan.left() > 0
                        ? " " + getTranslation("floor.deal.left", plan.left())
                        : "")));
    sum.addClassName("strong");
    preview.removeAll();
    preview.add(table, sum);
    if (apply.isEnabled()) {
      apply.focus();
    }
  }

  private void apply() {
    Distribution plan = shown;
    if (plan == null) {
      return;
    }
    try {
      desk.apply(plan.tenant(), plan);
      close();
      done.accept(plan.assignments().size());
    } catch (PlanOutdated outdated) {
      look();
      refuse(outdated);
    } catch (Refusal refusal) {
      refuse(refusal);
    }
  }

  private void refuse(Refusal refusal) {
    Div words = new Div(Icons.LATE.create(), new Span(refusals.say(refusal, Formats.current())));
    words.addClassNames("floor-result", "is-late");
    words.getElement().setAttribute("role", "alert");
    preview.addComponentAsFirst(words);
  }
}
