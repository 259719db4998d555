package io.trastienda.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.StateCategory;
import io.trastienda.ui.portal.CasesAddress.Show;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CasesAddressTest {

  @Test
  void shows_open_cases_when_the_address_says_nothing() {
    CasesAddress address = CasesAddress.of(Map.of());

    assertThat(address.path()).isEqualTo("portal/cases?show=open");
    assertThat(address.query(50).categories()).doesNotContain(StateCategory.CLOSED).hasSize(3);
  }

  @Test
  void reads_what_it_wrote() {
    CasesAddress address = new CasesAddress(Show.CLOSED, "credit-note", 1, "sofá & co", "x");

    CasesAddress read =
        CasesAddress.of(
            Map.of(
                "show", List.of("closed"),
                "type", List.of("credit-note"),
                "priority", List.of("1"),
                "text", List.of("sofá & co"),
                "after", List.of("x")));

    assertThat(read).isEqualTo(address);
    assertThat(address.path())
        .isEqualTo(
            "portal/cases?show=closed&type=credit-note&priority=1&text=sof%C3%A1+%26+co&after=x");
  }

  @Test
  void begins_at_the_first_page_when_a_filter_changes() {
    CasesAddress address = new CasesAddress(Show.ALL, null, null, null, "x");

    assertThat(address.ofPriority(2).cursor()).isNull();
    assertThat(address.showing(Show.OPEN).cursor()).isNull();
  }
}
