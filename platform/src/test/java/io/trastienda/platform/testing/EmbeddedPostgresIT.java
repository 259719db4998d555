package io.trastienda.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.testing.PostgresBackend.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT extends PostgresContract {

  private static final String DURABILITY =
      """
      select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')
      """;

  private static PostgresBackend postgres;

  @BeforeAll
  static void start() {
    postgres = PostgresBackend.embedded(null);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  PostgresBackend backend() {
    return postgres;
  }

  @Test
  void synchronises_a_durable_directory_and_finds_its_data_there_again(@TempDir Path directory)
      throws SQLException {
    try (PostgresBackend first = PostgresBackend.embedded(directory);
        Connection superuser = first.superuser().getConnection()) {
      assertThat(query(superuser, DURABILITY)).containsExactly("on,on,on");
      execute(superuser, "create table kept as select 42 as answer");
    }

    try (PostgresBackend second = PostgresBackend.embedded(directory);
        Connection superuser = second.superuser().getConnection()) {
      assertThat(query(superuser, "select answer from kept")).containsExactly("42");
      assertThat(query(superuser, DURABILITY)).containsExactly("on,on,on");
    }
  }

  @Test
  void listens_on_the_loopback_interface_only() throws SQLException {
    try (Connection superuser = postgres.superuser().getConnection()) {
      List<String> listening =
          query(
              superuser,
              "select current_setting('listen_addresses'),"
                  + " current_setting('unix_socket_directories')");

      assertThat(listening).containsExactly("127.0.0.1,");
    }
  }

  @Test
  void lets_a_backup_read_everything_and_write_nothing() throws SQLException {
    try (Connection backup = connect(Role.BACKUP)) {
      assertThat(query(backup, "select * from " + workTable())).hasSize(3);
      execute(backup, "set default_transaction_read_only = off");
      assertRefused(backup, "delete from " + workTable());
    }
  }
}
