package io.trastienda.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeFormatTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private final TimeFormat format = TimeFormat.of("d/M/yyyy HH:mm", MADRID);

  @Test
  void reads_local_time_in_the_zone() {
    assertThat(format.read("1/3/2016 01:22"))
        .contains(new TimeFormat.Read(Instant.parse("2016-03-01T00:22:00Z"), false));
  }

  @Test
  void moves_a_time_forward_that_the_zone_skips() {
    var read = format.read("27/3/2016 02:59").orElseThrow();

    assertThat(read.moved()).isTrue();
    assertThat(format.local(read.at())).isEqualTo("2016-03-27T03:59");
  }

  @Test
  void takes_the_first_of_two_equal_times() {
    assertThat(format.read("30/10/2016 02:30"))
        .contains(new TimeFormat.Read(Instant.parse("2016-10-30T00:30:00Z"), false));
  }

  @Test
  void knows_that_april_has_30_days() {
    assertThat(format.read("31/4/2016 10:00")).isEmpty();
    assertThat(format.read("2016-04-30 10:00")).isEmpty();
    assertThat(format.read("30/4/2016 10:00 ")).isEmpty();
  }

  @Test
  void an_offset_in_the_file_goes_before_the_zone() {
    TimeFormat exact = TimeFormat.of("yyyy-MM-dd'T'HH:mm:ssXXX", MADRID);

    assertThat(exact.read("2016-03-27T02:59:00+00:00"))
        .contains(new TimeFormat.Read(Instant.parse("2016-03-27T02:59:00Z"), false));
  }

  @Test
  void refuses_a_pattern_that_no_time_can_be_read_with() {
    assertThatThrownBy(() -> TimeFormat.of("d/M/yyyy", MADRID))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("'d/M/yyyy'");
    assertThatThrownBy(() -> TimeFormat.of("dd.mm.yyyy hh:mm", MADRID))
        .isInstanceOf(InvalidMapping.class);
    assertThatThrownBy(() -> TimeFormat.of("day {", MADRID)).isInstanceOf(InvalidMapping.class);
  }
}
