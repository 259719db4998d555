package io.trastienda.platform.macros;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of a client's texts and macros. Always inside the caller's transaction.
@Repository
class Shelf {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Clock clock;

  Shelf(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<TextBlock> texts(TenantId tenant) {
    return jdbc.sql("select * from client.text_block where tenant_id = :tenant order by shortcut")
        .param("tenant", tenant.value())
        .query(Shelf::text)
        .list();
  }

  Optional<TextBlock> text(TenantId tenant, String shortcut) {
    return texts(tenant).stream().filter(text -> text.shortcut().equals(shortcut)).findFirst();
  }

  TextBlock text(TenantId tenant, long number) {
    return texts(tenant).stream()
        .filter(text -> text.number() == number)
        .findFirst()
        .orElseThrow(() -> new NoSuchMacro(number));
  }

  List<Macro> macros(TenantId tenant) {
    return jdbc.sql(
            "select * from client.macro where tenant_id = :tenant order by lower(name), number")
        .param("tenant", tenant.value())
        .query(Shelf::macro)
        .list();
  }

  Macro macro(TenantId tenant, long number) {
    return macros(tenant).stream()
        .filter(macro -> macro.number() == number)
        .findFirst()
        .orElseThrow(() -> new NoSuchMacro(number));
  }

  long keep(TenantId tenant, TextBlock block) {
    try {
      return (block.number() == 0
              ? jdbc.sql(
                  """
                  insert into client.text_block(tenant_id, shortcut, title, es, ca, en, changed_at, changed_by)
                  values (:tenant, :shortcut, :title, :es, :ca, :en, :at, :person) returning number
                  """)
              : jdbc.sql(
                      """
                      update client.text_block set shortcut = :shortcut, title = :title, es = :es, ca = :ca,
                        en = :en, changed_at = :at, changed_by = :person, version = version + 1
                      where tenant_id = :tenant and number = :number and version = :version returning number
                      """)
                  .param("number", block.number())
                  .param("version", block.version()))
          .param("tenant", tenant.value())
          .param("shortcut", block.shortcut())
          .param("title", block.title().strip())
          .param("es", block.wording().es())
          .param("ca", block.wording().ca())
          .param("en", block.wording().en())
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .param("person", person())
          .query(Long.class)
          .optional()
          .orElseThrow(() -> new MacroChanged(block.shortcut()));
    } catch (DuplicateKeyException _) {
      throw new InvalidMacro(
          Phrase.of("shortcut"), Phrase.of("one that no other has"), block.shortcut());
    }
  }

  long keep(TenantId tenant, Macro macro) {
    try {
      return (macro.number() == 0
              ? jdbc.sql(
                  """
                  insert into client.macro(tenant_id, name, work_types, steps, changed_at, changed_by)
                  values (:tenant, :name, :types, cast(:steps as jsonb), :at, :person) returning number
                  """)
              : jdbc.sql(
                      """
                      update client.macro set name = :name, work_types = :types,
                        steps = cast(:steps as jsonb), changed_at = :at, changed_by = :person,
                        version = version + 1
                      where tenant_id = :tenant and number = :number and version = :version returning number
                      """)
                  .param("number", macro.number())
                  .param("version", macro.version()))
          .param("tenant", tenant.value())
          .param("name", macro.name().strip())
          .param("types", macro.workTypes().toArray(String[]::new))
          .param("steps", JSON.writeValueAsString(macro.steps()))
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .param("person", person())
          .query(Long.class)
          .optional()
          .orElseThrow(() -> new MacroChanged(macro.name()));
    } catch (DuplicateKeyException _) {
      throw new InvalidMacro(Phrase.of("name"), Phrase.of("one that no other has"), macro.name());
    }
  }

  void removeText(TenantId tenant, TextBlock block) {
    remove("delete from client.text_block", tenant, block.number(), block.version(), block.title());
  }

  void removeMacro(TenantId tenant, Macro macro) {
    remove("delete from client.macro", tenant, macro.number(), macro.version(), macro.name());
  }

  void textUsed(TenantId tenant, long number) {
    used("update client.text_block", tenant, number);
  }

  void macroUsed(TenantId tenant, long number) {
    used("update client.macro", tenant, number);
  }

  private void remove(String sql, TenantId tenant, long number, int version, String name) {
    int gone =
        jdbc.sql(sql + " where tenant_id = :tenant and number = :number and version = :version")
            .param("tenant", tenant.value())
            .param("number", number)
            .param("version", version)
            .update();
    if (gone == 0) {
      throw new MacroChanged(name);
    }
  }

  private void used(String sql, TenantId tenant, long number) {
    jdbc.sql(sql + " set used = used + 1 where tenant_id = :tenant and number = :number")
        .param("tenant", tenant.value())
        .param("number", number)
        .update();
  }

  private static TextBlock text(ResultSet row, int at) throws SQLException {
    return new TextBlock(
        row.getLong("number"),
        row.getString("shortcut"),
        row.getString("title"),
        new Wording(row.getString("es"), row.getString("ca"), row.getString("en")),
        row.getLong("used"),
        row.getInt("version"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static Macro macro(ResultSet row, int at) throws SQLException {
    return new Macro(
        row.getLong("number"),
        row.getString("name"),
        new HashSet<>(List.of((String[]) row.getArray("work_types").getArray())),
        JSON.readValue(row.getString("steps"), new TypeReference<List<MacroStep>>() {}),
        row.getLong("used"),
        row.getInt("version"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Long person() {
    return Call.current().actor() instanceof Actor.Person person ? person.id().value() : null;
  }
}
