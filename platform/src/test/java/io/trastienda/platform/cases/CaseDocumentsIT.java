package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PlatformIT
class CaseDocumentsIT {

  private static final byte[] PDF =
      "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final CaseDocuments documents;
  private final CaseDesk desk;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  CaseDocumentsIT(
      CaseDocuments documents, CaseDesk desk, CatalogueDesk catalogue, TenantFixtures fixtures) {
    this.documents = documents;
    this.desk = desk;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void a_document_comes_back_as_it_was_received_under_a_clean_name() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    CaseId id = opened(blue, agent);

    var added =
        fixtures.as(agent, () -> documents.add(blue, id, "C:\\tmp\\..\\fac\u202etura*.PDF", PDF));
    var again = fixtures.as(agent, () -> documents.add(blue, id, "other.pdf", PDF));

    assertThat(added.name()).isEqualTo("factura.pdf");
    assertThat(added.mediaType()).isEqualTo("application/pdf");
    assertThat(again).isEqualTo(added);
    assertThat(fixtures.as(agent, () -> documents.list(blue, id))).containsExactly(added);
    assertThat(fixtures.as(agent, () -> documents.bytes(blue, id, added.id()))).isEqualTo(PDF);
  }

  @Test
  void the_bytes_say_what_a_document_is_and_not_its_name() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    CaseId id = opened(blue, agent);
    byte[] program = {'M', 'Z', 0x10, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    byte[] script = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

    for (byte[] bad : new byte[][] {program, script, {}, new byte[CaseDocuments.MOST_BYTES + 1]}) {
      assertThatThrownBy(
              () -> fixtures.as(agent, () -> documents.add(blue, id, "invoice.pdf", bad)))
          .isInstanceOf(InvalidCase.class)
          .hasMessageStartingWith("document");
    }
    assertThat(fixtures.as(agent, () -> documents.list(blue, id))).isEmpty();
  }

  @Test
  void another_client_meets_no_document() {
    TenantId blue = client();
    TenantId red = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    CaseId id = opened(blue, agent);
    var added = fixtures.as(agent, () -> documents.add(blue, id, "a.pdf", PDF));
    PersonId other = fixtures.person(red, Role.AGENT);

    assertThat(fixtures.as(other, () -> documents.list(red, id))).isEmpty();
    assertThatThrownBy(() -> fixtures.as(other, () -> documents.bytes(red, id, added.id())))
        .isInstanceOf(NoSuchCase.class);
    assertThatThrownBy(() -> fixtures.as(other, () -> documents.add(red, id, "b.pdf", PDF)))
        .isInstanceOf(NoSuchCase.class);
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private CaseId opened(TenantId tenant, PersonId agent) {
    return fixtures
        .as(
            agent,
            () ->
                desk.open(
                    tenant,
                    new NewCase("credit-note", "Refund", null, 3, null, null, null, Map.of())))
        .id();
  }
}
