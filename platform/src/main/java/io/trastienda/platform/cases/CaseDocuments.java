package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.WorkType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Documents of a client's cases: what was received, as it was received.
///
/// The type is read from the bytes and never believed from name or sender; the name is cleaned of
/// everything that is no plain file name.
@Service
@Transactional
public class CaseDocuments {

  /// Largest document, 10 MiB.
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  /// Most documents of one case.
  public static final int MOST_DOCUMENTS = 100;

  private static final int MOST_NAME = 120;

  /// Media types that are taken, each with the ending that a name gets if it has none of its own.
  private static final Map<String, List<String>> TAKEN =
      Map.ofEntries(
          Map.entry("application/pdf", List.of("pdf")),
          Map.entry("image/png", List.of("png")),
          Map.entry("image/jpeg", List.of("jpg", "jpeg")),
          Map.entry("image/gif", List.of("gif")),
          Map.entry("image/tiff", List.of("tif", "tiff")),
          Map.entry("text/plain", List.of("txt", "csv", "log")),
          Map.entry("text/csv", List.of("csv")),
          Map.entry("message/rfc822", List.of("eml")),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              List.of("docx")),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx")),
          Map.entry("application/vnd.oasis.opendocument.text", List.of("odt")),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", List.of("ods")));

  private static final Tika TIKA = new Tika();

  private final Cases cases;
  private final CaseWork work;
  private final JdbcClient jdbc;

  CaseDocuments(Cases cases, CaseWork work, JdbcClient jdbc) {
    this.cases = cases;
    this.work = work;
    this.jdbc = jdbc;
  }

  /// What is known of a document without its bytes.
  ///
  /// @param id its number inside the client
  /// @param name its cleaned name, 1 to 120 characters
  /// @param mediaType read from its bytes, such as `application/pdf`
  /// @param size in bytes, 1 to {@value #MOST_BYTES}
  /// @param digest SHA-256 in hexadecimal
  /// @param addedAt when it was received
  public record Document(
      long id, String name, String mediaType, int size, String digest, Instant addedAt) {}

  /// Keeps a document with a case. The same bytes again give the document that is there.
  ///
  /// @param name as the sender calls it
  /// @param bytes 1 to {@value #MOST_BYTES}
  /// @throws InvalidCase if it is empty, too large, one too many, or of a type that is not taken
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public Document add(TenantId tenant, CaseId id, String name, byte[] bytes) {
    Case owner = cases.lock(tenant, id);
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw new InvalidCase(
          Phrase.of("document"),
          Phrase.of("1 to {most} bytes long", Map.of("most", MOST_BYTES)),
          Integer.toString(bytes.length));
    }
    String mediaType = mediaType(name, bytes);
    String digest = digest(bytes);
    List<Document> known = list(tenant, id);
    Optional<Document> same = known.stream().filter(one -> one.digest().equals(digest)).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    if (known.size() >= MOST_DOCUMENTS) {
      throw new InvalidCase(
          Phrase.of("documents of {reference}", Map.of("reference", owner.reference())),
          Phrase.of("at most {most}", Map.of("most", MOST_DOCUMENTS)),
          Integer.toString(known.size() + 1));
    }
    String clean = clean(name, mediaType);
    Instant at = work.now();
    long number =
        jdbc.sql(
                """
                insert into client.case_document(tenant_id, case_id, name, media_type, size, digest,
                  person_id, added_at, bytes)
                values (:tenant, :case, :name, :type, :size, :digest, :person,
                  cast(:at as timestamptz), :bytes)
                returning id
                """)
            .param("tenant", tenant.value())
            .param("case", id.value())
            .param("name", clean)
            .param("type", mediaType)
            .param("size", bytes.length)
            .param("digest", digest)
            .param("person", CaseWork.person())
            .param("at", at.toString())
            .param("bytes", bytes)
            .query(Long.class)
            .single();
    return new Document(number, clean, mediaType, bytes.length, digest, at);
  }

  /// Gives the documents of a case, oldest first.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public List<Document> list(TenantId tenant, CaseId id) {
    return jdbc.sql(
            """
            select id, name, media_type, size, digest, added_at from client.case_document
            where tenant_id = :tenant and case_id = :case order by id
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .query((row, _) ->
            new Document(
                row.getLong("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("digest"),
                Objects.requireNonNull(Cases.instant(row, "added_at"))))
        .list();
  }

  /// Gives the bytes of one document of a case.
  ///
  /// @throws NoSuchCase if the case has no such document
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public byte[] bytes(TenantId tenant, CaseId id, long document) {
    return jdbc.sql(
            """
            select bytes from client.case_document
            where tenant_id = :tenant and case_id = :case and id = :id
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("id", document)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new NoSuchCase("document " + document));
  }

  /// Copies documents from one case to another of the same client.
  ///
  /// @return the copies' numbers by those they were copied from
  /// @throws InvalidCase if the first case lacks one of them
  Map<Long, Long> copy(TenantId tenant, Case from, Case to, Set<Long> numbers) {
    Set<Long> missing = new TreeSet<>(numbers);
    List<Document> known = list(tenant, from.id());
    known.forEach(one -> missing.remove(one.id()));
    if (!missing.isEmpty()) {
      throw new InvalidCase(
          Phrase.of("document"),
          Phrase.of(
              "one of the documents of the case, {list}",
              Map.of("list", known.stream().map(Document::id).toList())),
          missing.toString());
    }
    Map<String, Long> copies = new HashMap<>();
    jdbc.sql(
            """
            insert into client.case_document(tenant_id, case_id, name, media_type, size, digest,
              person_id, added_at, bytes)
            select tenant_id, :to, name, media_type, size, digest, :person, cast(:at as timestamptz), bytes
            from client.case_document
            where tenant_id = :tenant and case_id = :from and id = any(:numbers) order by id
            returning id, digest
            """)
        .param("tenant", tenant.value())
        .param("from", from.id().value())
        .param("to", to.id().value())
        .param("numbers", numbers.toArray(Long[]::new))
        .param("person", CaseWork.person())
        .param("at", work.now().toString())
        .query(row -> {
          copies.put(row.getString("digest"), row.getLong("id"));
        });
    Map<Long, Long> pairs = new HashMap<>();
    for (Document one : known) {
      Long copy = copies.get(one.digest());
      if (copy != null) {
        pairs.put(one.id(), copy);
      }
    }
    return pairs;
  }

  /// Refuses evidence that names a document which the case does not have.
  void requireEvidence(TenantId tenant, CaseId id, WorkType type, String item, String evidence) {
    boolean document =
        type.checklist().stream()
            .anyMatch(
                one -> one.key().equals(item) && one.evidence() == WorkType.Evidence.DOCUMENT);
    if (document) {
      requireKnown(
          tenant,
          id,
          Phrase.of("evidence of checklist item {item}", Map.of("item", item)),
          evidence);
    }
  }

  /// Refuses fields that name documents which the case does not have.
  ///
  /// @param id null for a case that is only being opened and has none
  void requireFields(
      TenantId tenant, @Nullable CaseId id, WorkType type, Map<String, String> values) {
    for (WorkType.Field field : type.fields()) {
      String value = values.getOrDefault(field.key(), "");
      if (field.type() == WorkType.FieldType.ATTACHMENT && !value.isBlank()) {
        for (String number : value.split(",", -1)) {
          requireKnown(
              tenant, id, Phrase.of("field {field}", Map.of("field", field.key())), number);
        }
      }
    }
  }

  private void requireKnown(TenantId tenant, @Nullable CaseId id, Phrase thing, String number) {
    List<Document> known = id == null ? List.of() : list(tenant, id);
    if (known.stream().noneMatch(one -> Long.toString(one.id()).equals(number.strip()))) {
      throw new InvalidCase(
          thing,
          Phrase.of(
              "one of the documents of the case, {list}",
              Map.of("list", known.stream().map(Document::id).toList())),
          number);
    }
  }

  /// Reads the type from the bytes; the name only tells apart what the bytes leave open, such as
  /// the kinds of office documents.
  private static String mediaType(String name, byte[] bytes) {
    String plain = TIKA.detect(bytes);
    String named = TIKA.detect(bytes, name);
    String found = TAKEN.containsKey(plain) ? plain : named;
    boolean container = plain.equals("application/zip") || plain.equals("application/x-tika-ooxml");
    if (!TAKEN.containsKey(found)
        || (!found.equals(plain) && !container && !plain.startsWith("text/"))) {
      throw new InvalidCase(
          Phrase.of("document type"),
          Phrase.of("one of {list}", Map.of("list", TAKEN.keySet().stream().sorted().toList())),
          plain);
    }
    return found;
  }

  /// Takes the last part of a path, leaves out control and path characters and ends it as its type
  /// does.
  static String clean(String name, String mediaType) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain =
        Normalizer.normalize(last, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\"*:<>?|%]", "")
            .strip()
            .replaceAll("^\\.+", "");
    int dot = plain.lastIndexOf('.');
    String stem = dot > 0 ? plain.substring(0, dot) : plain;
    String ending = dot > 0 ? plain.substring(dot + 1).toLowerCase(java.util.Locale.ROOT) : "";
    List<String> endings = TAKEN.getOrDefault(mediaType, List.of("bin"));
    String kept = endings.contains(ending) ? ending : endings.getFirst();
    String base = stem.isBlank() ? "document" : stem;
    int most = MOST_NAME - kept.length() - 1;
    return (base.length() > most ? base.substring(0, most) : base) + "." + kept;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
