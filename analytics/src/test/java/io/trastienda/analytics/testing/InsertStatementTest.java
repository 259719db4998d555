package io.trastienda.analytics.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InsertStatementTest {
  private static final Path FILE = Path.of("/f");

  @Test
  void puts_the_file_before_the_settings_and_the_format() {
    String sql = "INSERT INTO `a.format` (x, y) SETTINGS async_insert=0 FORMAT RowBinary\n\n\n";

    InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

    assertThat(insert.from(FILE, "TSV"))
        .isEqualToNormalizingWhitespace(
            "INSERT INTO `a.format` (x, y) FROM INFILE '/f' SETTINGS async_insert=0 FORMAT RowBinary");
    assertThat(sql.substring(insert.dataFrom())).isEqualTo("\n\n");
  }

  @Test
  void leaves_the_format_to_the_request_when_the_statement_names_none() {
    InsertStatement insert = InsertStatement.parse("insert into t (a)").orElseThrow();

    assertThat(insert.from(FILE, "RowBinary"))
        .isEqualToNormalizingWhitespace("insert into t (a) FROM INFILE '/f' FORMAT RowBinary");
  }

  @Test
  void finds_the_rows_after_values() {
    String sql = "/* format x */ INSERT INTO t -- values\n VALUES (1, 'format')";

    InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

    assertThat(insert.format()).isEqualTo("Values");
    assertThat(sql.substring(insert.dataFrom())).isEqualTo(" (1, 'format')");
  }

  @Test
  void is_no_insert_of_rows_when_rows_come_from_a_query() {
    assertThat(InsertStatement.parse("INSERT INTO t SELECT 1 FORMAT TSV")).isEmpty();
    assertThat(InsertStatement.parse("SELECT 'INSERT INTO t FORMAT TSV'")).isEmpty();
    assertThat(InsertStatement.parse("")).isEmpty();
  }

  @Test
  void refuses_a_statement_that_names_a_file_of_the_machine() {
    assertThatExceptionOfType(EngineRefusal.class)
        .isThrownBy(() -> InsertStatement.parse("SELECT 1 INTO /* x */ OUTFILE 'x'"));
    assertThatExceptionOfType(EngineRefusal.class)
        .isThrownBy(() -> InsertStatement.parse("insert into t from infile 'x' format TSV"));
  }
}
