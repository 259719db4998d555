package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trastienda.platform.testing.PlatformIT;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The score that PostgreSQL computes is the score that the property test is about.
@PlatformIT
class ScoreIT {

  private static final String ROW =
      "select"
          + Score.PARTS
          + """
          from (select :aged::timestamptz as aged_from, :opened::timestamptz as opened_at, :due::timestamptz as due_at,
            :rank::integer as rank, :hours::float8 as client_hours, :dedicated::boolean as dedicated,
            :preferred::boolean as preferred) c
          """;

  private final JdbcClient jdbc;

  ScoreIT(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Test
  void says_the_same_as_the_pure_one_on_random_rows() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Instant now = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(random.nextInt(10_000_000));
      Score.Waiting row =
          ScoreTest.any(random, now.minus(Duration.ofSeconds(random.nextInt(3_000_000) - 5_000L)));
      Score pure = Score.of(row, now);
      Instant due = row.dueAt();

      Score sql =
          jdbc.sql(ROW)
              .param("now", now.atOffset(ZoneOffset.UTC))
              .param("aged", row.agedFrom().atOffset(ZoneOffset.UTC))
              .param("opened", row.openedAt().atOffset(ZoneOffset.UTC))
              .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
              .param("rank", row.rank())
              .param("hours", row.clientHours())
              .param("dedicated", row.dedicated())
              .param("preferred", row.preferred())
              .query((found, _) ->
                  new Score(
                      found.getDouble("score_age"),
                      found.getDouble("score_priority"),
                      found.getDouble("score_level"),
                      found.getDouble("score_overdue"),
                      found.getDouble("score_client"),
                      found.getDouble("score_dedicated"),
                      found.getDouble("score_preferred")))
              .single();

      assertThat(sql.total()).as("%s at %s", row, now).isCloseTo(pure.total(), within(1e-6));
      assertThat(sql.serviceLevel()).isCloseTo(pure.serviceLevel(), within(1e-6));
      assertThat(sql.overdue()).isEqualTo(pure.overdue());
    }
  }
}
