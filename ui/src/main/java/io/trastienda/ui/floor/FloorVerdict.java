package io.trastienda.ui.floor;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.ui.shell.Tone;
import java.util.Optional;
import java.util.function.Function;

/// The one sentence over the floor.
///
/// @param tone late, at risk or well
/// @param key of the sentence
/// @param number how many cases it is about
/// @param row where most of them are, if the sentence says so
record FloorVerdict(Tone tone, String key, int number, Optional<FloorRow> row) {

  static FloorVerdict of(FloorState state) {
    Optional<FloorRow> latest = state.latest();
    if (latest.isPresent()) {
      return new FloorVerdict(
          Tone.LATE,
          state.overdue() == 1 ? "floor.late.one" : "floor.late",
          state.overdue(),
          latest);
    }
    Optional<FloorRow> riskiest = state.riskiest();
    if (riskiest.isPresent()) {
      return new FloorVerdict(Tone.DUE_SOON, "floor.soon.most", state.dueSoon(), riskiest);
    }
    return new FloorVerdict(
        Tone.MET, state.rows().isEmpty() ? "floor.empty" : "floor.calm", 0, Optional.empty());
  }

  String say(Function<FloorRow, String> client, Function<FloorRow, String> type) {
    return row.map(most ->
            key.equals("floor.late.one")
                ? I18NProvider.translate(key, type.apply(most), client.apply(most))
                : I18NProvider.translate(key, number, client.apply(most), type.apply(most)))
        .orElseGet(() -> I18NProvider.translate(key));
  }
}
