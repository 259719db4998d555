package io.trastienda.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClickHouseAddressTest {

  @Test
  void reads_the_drivers_addresses() {
    assertThat(ClickHouseAddress.of("jdbc:clickhouse://db:8124/default?compress=false", null, null))
        .isEqualTo(new ClickHouseAddress("http://db:8124", "default", ""));
    assertThat(
            ClickHouseAddress.of(
                "jdbc:clickhouse:https://db/kpi?user=a%40b&password=p%26q", null, null))
        .isEqualTo(new ClickHouseAddress("https://db:8443", "a@b", "p&q"));
    assertThat(ClickHouseAddress.of("jdbc:ch://db/kpi?ssl=true&user=x", "writer", "secret"))
        .isEqualTo(new ClickHouseAddress("https://db:8443", "writer", "secret"));
  }

  @Test
  void keeps_the_password_out_of_logs() {
    assertThat(ClickHouseAddress.of("jdbc:ch://db", "writer", "secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void refuses_what_names_no_host() {
    assertThatThrownBy(() -> ClickHouseAddress.of("jdbc:clickhouse:here", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trastienda.warehouse.url");
  }
}
