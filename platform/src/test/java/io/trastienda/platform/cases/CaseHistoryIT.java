package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows of the incident log in `docs/examples`, typed in: UCI "Incident management process enriched
/// event log" (Amaral, Fantinato, Peres), CC BY 4.0.
@PlatformIT
class CaseHistoryIT {

  private static final String FIVE_ROWS =
      """
      1/3/2016 01:35|new|3|46|74
      1/3/2016 16:25|new|3|48|74
      18/3/2016 13:03|active|3|48|74
      22/3/2016 15:08|resolved|3|48|74
      27/3/2016 15:59|closed|3|48|74
      """;

  private static final String WAITED =
      """
      1/3/2016 01:49|new|3|33|216
      2/3/2016 10:22|awaiting-user-info|3|33|216
      2/3/2016 10:37|resolved|3|33|216
      7/3/2016 11:00|closed|3|33|216
      """;

  private final CaseHistory history;
  private final CaseDesk desk;
  private final CasePortal portal;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  CaseHistoryIT(
      CaseHistory history,
      CaseDesk desk,
      CasePortal portal,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.history = history;
    this.desk = desk;
    this.portal = portal;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void replays_every_row_with_its_own_time() {
    TenantId blue = client();

    var replayed = replay(blue, past("0000464", "1/3/2016 01:22", FIVE_ROWS));

    assertThat(replayed.created()).isTrue();
    assertThat(replayed.events()).isEqualTo(5);
    assertThat(replayed.stateChanges()).isEqualTo(3);
    assertThat(replayed.completions()).isEqualTo(1);
    assertThat(replayed.reference()).matches("[A-Z]{5}-2016-000001");
    CaseDetail detail = get(blue, replayed.reference());
    assertThat(detail.timeline())
        .extracting(TimelineEntry::kind)
        .containsExactly("OPENED", "UPDATED", "STARTED", "COMPLETED", "MOVED");
    assertThat(detail.timeline().get(3).at()).isEqualTo(madrid("22/3/2016 15:08"));
    assertThat(detail.timeline().get(3).who()).isEqualTo("74");
    assertThat(detail.summary().openedAt()).isEqualTo(madrid("1/3/2016 01:22"));
    assertThat(detail.summary().state()).isEqualTo("closed");
    assertThat(detail.summary().queue()).isEqualTo("48");
    assertThat(detail.summary().outcome()).isEqualTo("code 8");
    assertThat(detail.imported()).containsEntry("made_sla", "false");
    // 1 to 21 March: 15 working days of 8 hours; on the 22nd 9:00 to 14:00 and 15:00 to 15:08.
    assertThat(detail.consumedSeconds()).isEqualTo(15 * 28_800 + 5 * 3_600 + 8 * 60);
    assertThat(detail.summary().dueAt()).isEqualTo(madrid("7/3/2016 18:00"));
  }

  @Test
  void waiting_for_the_user_stops_the_clock() {
    TenantId blue = client();

    var replayed = replay(blue, past("0000469", "1/3/2016 01:42", WAITED));

    CaseDetail detail = get(blue, replayed.reference());
    assertThat(detail.timeline())
        .extracting(TimelineEntry::kind)
        .containsExactly("OPENED", "PARKED", "COMPLETED", "MOVED");
    assertThat(detail.timeline().get(1).reason()).isEqualTo("awaiting-user-info");
    assertThat(detail.consumedSeconds()).isEqualTo(28_800 + 82 * 60);
  }

  @Test
  void a_case_may_begin_closed_and_come_back() {
    TenantId blue = client();

    var replayed =
        replay(
            blue,
            past(
                "0000501",
                "1/3/2016 09:00",
                """
                1/3/2016 10:00|resolved|2|7|?
                1/3/2016 11:00|active|2|7|?
                1/3/2016 12:00|resolved|2|7|?
                """));

    assertThat(replayed.completions()).isEqualTo(2);
    CaseDetail detail = get(blue, replayed.reference());
    assertThat(detail.completions()).isEqualTo(2);
    assertThat(detail.timeline())
        .extracting(TimelineEntry::kind)
        .containsExactly("OPENED", "REOPENED", "COMPLETED");
    assertThat(detail.consumedSeconds()).isEqualTo(2 * 3_600);
    CaseFigures figures =
        fixtures.asJob(
            blue, () -> desk.figures(blue, madrid("1/3/2016 00:00"), madrid("1/3/2016 11:30")));
    assertThat(figures).isEqualTo(new CaseFigures(1, 1, 1, 1, 2, 1));
  }

  @Test
  void a_time_before_the_one_before_stays_true_but_counts_no_time() {
    TenantId blue = client();

    var replayed =
        replay(
            blue,
            past(
                "0000502",
                "1/3/2016 12:00",
                """
                1/3/2016 13:00|awaiting-user-info|2|7|?
                1/3/2016 12:30|active|2|7|?
                1/3/2016 11:00|resolved|2|7|?
                """));

    CaseDetail detail = get(blue, replayed.reference());
    assertThat(detail.timeline().get(2).at()).isEqualTo(madrid("1/3/2016 11:00"));
    assertThat(detail.consumedSeconds()).isEqualTo(3_600);
  }

  @Test
  void the_same_rows_again_change_nothing_and_a_longer_file_adds_the_later_ones() {
    TenantId blue = client();
    CaseHistory.PastCase whole = past("0000464", "1/3/2016 01:22", FIVE_ROWS);
    CaseHistory.PastCase begun =
        new CaseHistory.PastCase(
            whole.clientReference(),
            whole.workType(),
            whole.title(),
            whole.openedAt(),
            whole.channel(),
            whole.customer(),
            Map.of(),
            whole.rows().subList(0, 2));
    String reference = replay(blue, begun).reference();

    var again = replay(blue, begun);
    var longer = replay(blue, whole);
    var shorter = replay(blue, begun);

    assertThat(again).isEqualTo(new CaseHistory.Replayed(reference, false, 0, 0, 0));
    assertThat(longer).isEqualTo(new CaseHistory.Replayed(reference, false, 3, 3, 1));
    assertThat(shorter.events()).isZero();
    CaseDetail grown = get(blue, reference);
    CaseDetail atOnce =
        get(blue, replay(blue, past("0000999", "1/3/2016 01:22", FIVE_ROWS)).reference());
    assertThat(grown.timeline()).isEqualTo(atOnce.timeline());
    assertThat(grown.consumedSeconds()).isEqualTo(atOnce.consumedSeconds());
    assertThat(grown.summary().dueAt()).isEqualTo(atOnce.summary().dueAt());
  }

  @Test
  void refuses_a_changed_earlier_row_and_writes_nothing() {
    TenantId blue = client();
    String reference = replay(blue, past("0000464", "1/3/2016 01:22", FIVE_ROWS)).reference();
    CaseHistory.PastCase changed =
        past("0000464", "1/3/2016 01:22", FIVE_ROWS.replace("|48|", "|49|"));

    assertThatThrownBy(() -> replay(blue, changed))
        .isInstanceOfSatisfying(
            RowRefused.class,
            refused -> {
              assertThat(refused.row()).isEqualTo(2);
              assertThat(refused.column()).isEqualTo("row");
            });
    assertThat(get(blue, reference).timeline()).hasSize(5);
  }

  @Test
  void lists_every_bad_value_and_writes_nothing() {
    TenantId blue = client();
    CaseHistory.PastCase bad =
        past(
            "0000503",
            "1/3/2016 12:00",
            """
            1/3/2016 13:00|lost|9|7|?
            1/3/2016 13:00|active|2|7|?
            1/3/2116 13:00|gone|2|7|?
            """);

    List<RowRefused> refusals = fixtures.asJob(blue, () -> history.check(blue, bad));

    assertThat(refusals)
        .extracting(refused -> refused.row() + " " + refused.column())
        .containsExactly("1 priority", "1 state", "3 time", "3 state");
    assertThatThrownBy(() -> replay(blue, bad))
        .hasMessage("row 1, priority must be 1 to 4, but is '9'");
    assertThat(fixtures.asJob(blue, () -> desk.list(blue, CaseQuery.first(10))).cases()).isEmpty();
  }

  @Test
  void refuses_an_unknown_work_type() {
    TenantId blue = client();
    CaseHistory.PastCase bad = past("1", "1/3/2016 12:00", "1/3/2016 13:00|new|2|7|?\n");
    CaseHistory.PastCase other =
        new CaseHistory.PastCase(
            "1", "moon", "Moon", bad.openedAt(), null, null, Map.of(), bad.rows());

    assertThat(fixtures.asJob(blue, () -> history.check(blue, other)))
        .extracting(RowRefused::column)
        .containsExactly("type");
    assertThatThrownBy(() -> replay(blue, other)).isInstanceOf(RowRefused.class);
  }

  @Test
  void a_case_worked_since_takes_no_more_of_its_past() {
    TenantId blue = client();
    CaseHistory.PastCase begun = past("7", "1/3/2016 12:00", "1/3/2016 13:00|new|2|7|?\n");
    String reference = replay(blue, begun).reference();
    CaseDetail detail = get(blue, reference);
    fixtures.asJob(
        blue,
        () -> {
          desk.start(blue, detail.summary().id(), 0);
          return reference;
        });

    assertThat(replay(blue, begun).events()).isZero();
    assertThatThrownBy(() ->
            replay(
                blue,
                past(
                    "7",
                    "1/3/2016 12:00",
                    "1/3/2016 13:00|new|2|7|?\n1/3/2016 14:00|closed|2|7|?\n")))
        .isInstanceOfSatisfying(
            RowRefused.class, refused -> assertThat(refused.column()).isEqualTo("reference"));
  }

  @Test
  void the_portal_shows_the_past_in_the_clients_words() {
    TenantId blue = client();
    String reference = replay(blue, past("0000469", "1/3/2016 01:42", WAITED)).reference();

    CaseDetail detail = fixtures.asJob(blue, () -> portal.get(blue, reference));

    assertThat(detail.summary().stateName().en()).isEqualTo("Client: Closed");
    assertThat(detail.timeline()).hasSize(4);
    assertThat(detail.timeline().get(1).stateName())
        .isEqualTo(LocalizedText.same("Client: Awaiting User Info"));
    assertThat(detail.summary().category()).isEqualTo(StateCategory.CLOSED);
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private CaseHistory.Replayed replay(TenantId tenant, CaseHistory.PastCase past) {
    return fixtures.asJob(tenant, () -> history.replay(tenant, past));
  }

  private CaseDetail get(TenantId tenant, String reference) {
    return fixtures.asJob(tenant, () -> desk.get(tenant, reference));
  }

  private static CaseHistory.PastCase past(String reference, String opened, String rows) {
    List<CaseHistory.Row> read = new ArrayList<>();
    rows.lines()
        .forEach(line -> {
          String[] cells = line.split("\\|", -1);
          read.add(
              new CaseHistory.Row(
                  read.size() + 1,
                  madrid(cells[0]),
                  cells[1],
                  Integer.parseInt(cells[2]),
                  cells[3],
                  cells[4].equals("?") ? null : cells[4],
                  "code 8",
                  line,
                  Map.of()));
        });
    return new CaseHistory.PastCase(
        reference,
        "incident",
        "Incident " + reference,
        madrid(opened),
        "Phone",
        "2128",
        Map.of("made_sla", "false"),
        read);
  }

  private static Instant madrid(String text) {
    return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("d/M/yyyy HH:mm", Locale.ROOT))
        .atZone(ZoneId.of("Europe/Madrid"))
        .toInstant();
  }
}
