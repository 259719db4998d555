package io.trastienda.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.ui.shell.PaletteEntry.Group;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteQueryTest {

  private static final ViewerClient ACME =
      new ViewerClient("acme-hogar", "Acme Hogar", ClientColour.PLUM);
  private static final ViewerClient LUMINA =
      new ViewerClient("lumina", "Lumina Energía", ClientColour.TEAL);

  @Test
  void on_a_clients_case_nothing_of_another_client_is_left() {
    List<PaletteEntry> entries =
        List.of(entry("Queue").of(ACME), entry("Queue").of(LUMINA), entry("Queue"));

    List<PaletteEntry> within = PaletteQuery.of("queue", Optional.of(ACME)).left(entries);
    List<PaletteEntry> beyond = PaletteQuery.of("* queue", Optional.of(ACME)).left(entries);

    assertThat(within).containsExactly(entries.get(0), entries.get(2));
    assertThat(beyond).containsExactlyElementsOf(entries);
    assertThat(
            PaletteQuery.of("lum", Optional.of(ACME))
                .left(List.of(entry("Lumina").of(LUMINA).asFound())))
        .as("not even what a search found")
        .isEmpty();
  }

  @Test
  void finds_words_anywhere_without_accents_and_those_first_that_begin_so() {
    PaletteEntry later = entry("Cola de Energía");
    PaletteEntry first = entry("Energía: todo");

    assertThat(PaletteQuery.of("ENERGIA", Optional.empty()).left(List.of(later, first)))
        .containsExactly(first, later);
    assertThat(PaletteQuery.of("todo ener", Optional.empty()).left(List.of(later, first)))
        .containsExactly(first);
  }

  @Test
  void shows_at_most_eight_of_a_group_in_the_order_of_groups() {
    List<PaletteEntry> many =
        IntStream.range(0, 20)
            .mapToObj(number ->
                PaletteEntry.of(
                    number % 2 == 0 ? Group.LOOK : Group.CASES, Icons.LIST, "x" + number, ui -> {}))
            .toList();

    List<PaletteEntry> left = PaletteQuery.of("", Optional.empty()).left(many);

    assertThat(left).hasSize(16);
    assertThat(left.getFirst().group()).isEqualTo(Group.CASES);
    assertThat(left.getLast().group()).isEqualTo(Group.LOOK);
  }

  @Test
  void knows_on_whose_case_the_reader_is() {
    List<ViewerClient> clients = List.of(ACME, LUMINA);

    assertThat(PaletteQuery.clientOf("work/lumina/LUM-2026-000001", clients)).contains(LUMINA);
    assertThat(PaletteQuery.clientOf("clients/acme-hogar/cases/ACM-2026-000001", clients))
        .contains(ACME);
    assertThat(PaletteQuery.clientOf("work/other/OTH-2026-000001", clients)).isEmpty();
    assertThat(PaletteQuery.clientOf("work", clients)).isEmpty();
    assertThat(PaletteQuery.clientOf("clients/acme-hogar/kpi", clients)).isEmpty();
  }

  private static PaletteEntry entry(String label) {
    return PaletteEntry.of(Group.VIEWS, Icons.LIST, label, ui -> {});
  }
}
