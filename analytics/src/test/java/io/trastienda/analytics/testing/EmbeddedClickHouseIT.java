package io.trastienda.analytics.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the engine as a child process, and what only a child process must do.
class EmbeddedClickHouseIT extends ClickHouseContract {
  private static ClickHouseBackend embedded;

  @BeforeAll
  static void start() throws ClickHouseUnavailable {
    embedded = ClickHouseBackend.embedded(null);
  }

  @AfterAll
  static void stop() {
    embedded.stop();
  }

  @Override
  ClickHouseBackend backend() {
    return embedded;
  }

  @Test
  void keeps_its_data_and_its_port_over_a_kill(@TempDir Path directory) throws Exception {
    ClickHouseBackend own = ClickHouseBackend.embedded(directory);
    try (RawHttp http = new RawHttp(own)) {
      http.value("CREATE TABLE kept (id UInt32) ENGINE = MergeTree ORDER BY id", Map.of());
      for (int i = 0; i < 20; i++) {
        http.value("INSERT INTO kept VALUES (" + i + ")", Map.of("async_insert", "0"));
      }

      own.kill();
      boolean aliveWhenKilled = own.alive();
      own.restart();

      assertThat(aliveWhenKilled).isFalse();
      assertThat(own.alive()).isTrue();
      assertThat(http.value("SELECT count(), sum(id) FROM kept", Map.of())).isEqualTo("20\t190");
    } finally {
      own.stop();
    }
  }

  @Test
  void ends_when_its_parent_does(@TempDir Path directory) throws Exception {
    EmbeddedClickHouse own = new EmbeddedClickHouse(directory);
    long pid = own.pid();

    own.abandon();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(own.alive()).isFalse();
  }

  @Test
  void listens_on_the_loopback_address_only() throws Exception {
    List<InetAddress> others =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(network -> network.inetAddresses())
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();

    for (InetAddress other : others) {
      assertThat(accepts(other)).as(other.toString()).isFalse();
    }
    assertThat(embedded.endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void refuses_compression_with_a_sentence() {
    try (RawHttp http = new RawHttp(embedded)) {
      for (String flag : List.of("compress", "decompress")) {
        var answer = http.post(Map.of(flag, "1"), BodyPublishers.ofString("SELECT 1"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("compression is off at this endpoint");
      }
    }
  }

  @Test
  void gives_the_product_the_url_it_asks_for() {
    assertThat(embedded.properties())
        .containsExactly(Map.entry("trastienda.warehouse.url", embedded.url()));
    assertThat(embedded.url())
        .startsWith("jdbc:clickhouse://127.0.0.1:")
        .contains("compress=false");
  }

  private static boolean accepts(InetAddress address) {
    try (Socket socket = new Socket(address, embedded.endpoint().getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
