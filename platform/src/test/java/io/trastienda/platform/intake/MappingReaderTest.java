package io.trastienda.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.catalogue.CatalogueFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

  private final String example = IntakeFixtures.mapping();

  @Test
  void reads_the_example() {
    HistoryMapping mapping = MappingReader.read(example);

    mapping.check(List.of(CatalogueFixtures.incident()));
    assertThat(mapping.state().meaning("Awaiting Vendor")).contains("awaiting-vendor");
    assertThat(mapping.channel()).isNotNull();
    assertThat(mapping.fields()).containsKeys("made_sla", "reopen_count", "category");
    assertThat(mapping.fields().values())
        .filteredOn(field -> !field.reported())
        .extracting(HistoryMapping.Field::column)
        .containsExactly("location");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Europe/Madrid\"|\"Europe/Madrit\"|zone must be a time zone such as Europe/Madrid, but is 'Europe/Madrit'",
        "d/M/yyyy HH:mm|d/M/yyyy QQ|timeFormat must be a pattern with year, month, day, hour and minute, but is 'd/M/yyyy QQ'",
        "history.v1|history.v9|format must be trastienda.history.v1, but is 'trastienda.history.v9'",
        "\"opened\":|\"openend\":|columns must be made of",
        "\"delimiter\": \",\"|\"delimiter\": \",,\"|delimiter must be one character such as , ; | or a tab, but is ',,'",
        "{ \"column\": \"number\" }|{ \"column\": \"number\", \"value\": \"x\" }|columns.reference must be either a column or a value, but is 'both'",
        "\"report\": true|\"report\": \"yes\"|fields.made_sla.report must be true or false, but is '\"yes\"'",
        "\"column\": \"made_sla\"|\"column\": \"caller_id\"|fields.made_sla.report must be of a column without customer data, but is 'caller_id'",
        "{ \"value\": \"incident\" }|{ \"value\": 7 }|columns.type.value must be a text, but is '7'",
      })
  void names_thing_rule_and_value(String right, String wrong, String told) {
    String mapping = example.replace(right, wrong);

    assertThat(mapping).isNotEqualTo(example);
    assertThatThrownBy(() -> MappingReader.read(mapping))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining(told);
  }

  @Test
  void says_where_the_json_ends() {
    assertThatThrownBy(() -> MappingReader.read("{\n  \"format\": nonsense"))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageStartingWith("mapping of line 2, column ")
        .hasMessageContaining("must be valid JSON");
  }

  @Test
  void knows_the_catalogue() {
    String state = example.replace("\"resolved\"", "\"solved\"");
    String type = example.replace("\"incident\"", "\"accident\"");
    var catalogue = List.of(CatalogueFixtures.incident());

    assertThatThrownBy(() -> MappingReader.read(state).check(catalogue))
        .hasMessageContaining("columns.state must be one of active, ")
        .hasMessageContaining("'solved'");
    assertThatThrownBy(() -> MappingReader.read(type).check(catalogue))
        .hasMessage("mapping of columns.type must be one of incident, but is 'accident'");
  }

  @Test
  void knows_the_header() {
    HistoryMapping mapping = MappingReader.read(example);
    List<String> header =
        List.of(IntakeFixtures.excerpt().lines().findFirst().orElseThrow().split(","));

    mapping.check(header);
    assertThatThrownBy(
            () -> mapping.check(header.stream().filter(name -> !name.equals("priority")).toList()))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("mapping of columns.priority must be a column of the file")
        .hasMessageEndingWith("but is 'priority'");
  }
}
