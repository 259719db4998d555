package io.trastienda.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem.State;
import io.trastienda.platform.worklist.SavedView;
import io.trastienda.platform.worklist.ViewColumn;
import io.trastienda.platform.worklist.ViewScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueAddressTest {

  private static final QueueAddress FULL =
      new QueueAddress(
          Set.of("acme-hogar", "lumina"),
          Set.of(State.WAITING, State.PARKED),
          Optional.of("credit-note"),
          Optional.of(2),
          true,
          true,
          true,
          "ACM-2026-0001",
          QueueFilter.Sort.AGE,
          List.of(ViewColumn.LEVEL, ViewColumn.QUEUE),
          Optional.of(12L),
          false,
          3);

  @Test
  void comes_back_from_its_own_address() {
    assertThat(QueueAddress.parse(query(FULL.path()))).isEqualTo(FULL);
    assertThat(QueueAddress.parse(query(QueueAddress.EVERYTHING.path())))
        .isEqualTo(QueueAddress.EVERYTHING);
    assertThat(QueueAddress.parse(query(QueueAddress.toCheck().path())))
        .isEqualTo(QueueAddress.toCheck());
  }

  @Test
  void says_every_filter_in_the_address() {
    assertThat(FULL.path())
        .isEqualTo(
            "work?queue&v=12&client=acme-hogar,lumina&state=waiting,parked&type=credit-note"
                + "&priority=2&overdue=1&soon=1&mine=1&q=ACM-2026-0001&sort=age&cols=level,queue"
                + "&page=3");
  }

  @Test
  void leaves_out_what_it_does_not_understand() {
    Map<String, List<String>> query =
        Map.of(
            "state", List.of("waiting,nonsense"),
            "priority", List.of("9"),
            "page", List.of("-3"),
            "sort", List.of("sideways"),
            "cols", List.of("salary"),
            "v", List.of("mine"),
            "other", List.of("1"));

    QueueAddress address = QueueAddress.parse(query);

    assertThat(address).isEqualTo(QueueAddress.EVERYTHING.in(Set.of(State.WAITING)));
  }

  @Test
  void asks_dispatch_for_the_page_of_the_address() {
    QueueFilter filter = FULL.filter(slug -> new TenantId(slug.length()));

    assertThat(filter.tenants()).containsExactlyInAnyOrder(new TenantId(10), new TenantId(6));
    assertThat(filter.offset()).isEqualTo(100);
    assertThat(filter.limit()).isEqualTo(50);
    assertThat(filter.reference()).isEqualTo("ACM-2026-0001");
    assertThat(filter.dueSoon()).isTrue();
    assertThat(filter.sort()).isEqualTo(QueueFilter.Sort.AGE);
  }

  @Test
  void reads_a_reference_in_capitals_and_never_too_long() {
    QueueAddress address = QueueAddress.parse(Map.of("q", List.of(" acm-" + "1".repeat(80))));

    assertThat(address.text()).hasSize(40).startsWith("ACM-1");
  }

  @Test
  void starts_again_at_the_first_page_when_a_filter_changes() {
    assertThat(FULL.ranked(Optional.of(1)).page()).isEqualTo(1);
    assertThat(FULL.at(4).page()).isEqualTo(4);
  }

  @Test
  void knows_filters_from_the_view_below_them() {
    QueueAddress waiting = QueueAddress.EVERYTHING.in(Set.of(State.WAITING));

    assertThat(waiting.at(2).showsAs(waiting.builtIn())).isTrue();
    assertThat(waiting.sorted(QueueFilter.Sort.AGE).showsAs(waiting)).isTrue();
    assertThat(waiting.of(Set.of("acme-hogar")).showsAs(waiting)).isFalse();
    assertThat(waiting.of(Set.of("acme-hogar")).builtIn()).isEqualTo(waiting);
  }

  @Test
  void a_saved_view_keeps_everything_but_the_text_and_comes_back() {
    SavedView saved =
        new SavedView(
            12,
            ViewScope.PERSONAL,
            null,
            "Mine",
            "Ana",
            true,
            true,
            1,
            FULL.content(slug -> new TenantId(slug.length())));

    QueueAddress back =
        QueueAddress.of(saved, tenant -> tenant.value() == 10 ? "acme-hogar" : "lumina");

    assertThat(back).isEqualTo(FULL.beginning("").at(1));
  }

  @Test
  void tells_a_saved_view_from_one_with_filters_on_top() {
    assertThat(QueueAddress.isBare(query(QueueAddress.path(12, 1)))).isTrue();
    assertThat(QueueAddress.isBare(query(QueueAddress.path(12, 4)))).isTrue();
    assertThat(QueueAddress.isBare(query(FULL.path()))).isFalse();
    assertThat(QueueAddress.isBare(query(QueueAddress.EVERYTHING.from(Optional.of(12L)).path())))
        .as("everything, coming from a view")
        .isFalse();
  }

  @Test
  void tells_the_list_from_the_page_with_ones_own_work() {
    assertThat(QueueAddress.isList(Map.of())).isFalse();
    assertThat(QueueAddress.isList(Map.of("today", List.of("")))).isFalse();
    assertThat(QueueAddress.isList(Map.of("mine", List.of("1")))).isTrue();
  }

  private static Map<String, List<String>> query(String path) {
    return QueryParameters.fromString(path.substring(path.indexOf('?') + 1)).getParameters();
  }
}
