package io.trastienda.ui.designer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

  @Test
  void hours_are_read_as_people_type_them() {
    assertThat(Hours.read("9-14, 15:30–18:00"))
        .hasValue(List.of(TimeRange.of("09:00", "14:00"), TimeRange.of("15:30", "18:00")));
    assertThat(Hours.read(" ")).hasValue(List.of());
    assertThat(Hours.read("22:00-24:00")).hasValue(List.of(TimeRange.of("22:00", "24:00")));
  }

  @Test
  void hours_written_are_read_again() {
    List<TimeRange> hours = List.of(TimeRange.of("00:00", "06:00"), TimeRange.of("22:00", "24:00"));

    assertThat(Hours.read(Hours.write(hours))).hasValue(hours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nine to five", "14-9", "9-25", "9:70-10", "9-14,", "22-6"})
  void what_says_no_hours_is_not_read(String text) {
    assertThat(Hours.read(text)).isEmpty();
  }
}
