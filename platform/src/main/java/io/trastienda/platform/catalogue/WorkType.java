package io.trastienda.platform.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A kind of case, as one version of it says: fields, states, checklist, procedure, outcomes. Open
/// cases keep the version they were opened with.
///
/// @param key its name in code, files and keys: 2 to 40 of a-z, 0-9 and '-'
/// @param name its name for people
/// @param states the states in their usual order; the first is where a case begins
/// @param moves which state may follow which, from `""` for how a case may begin; empty means any
///   may follow any
/// @param parkReasons why a case of this kind may be set aside
/// @param outcomes how it may end, at most 15; none for a kind whose past alone is kept, with
///   outcomes in the client's own words
/// @param fields what is known of it
/// @param checklist what the agent must tick, in order
/// @param procedure how it is done, Markdown
/// @param skills what an agent must be able to do; empty for anybody
/// @param weight how much of an agent's capacity it takes, from 1
/// @param check when a second person must agree before a case is completed, null for never
/// @param unit what one completion is counted in when it is priced
public record WorkType(
    String key,
    LocalizedText name,
    List<State> states,
    List<Move> moves,
    List<Choice> parkReasons,
    List<Choice> outcomes,
    List<Field> fields,
    List<ChecklistItem> checklist,
    LocalizedText procedure,
    List<Skill> skills,
    int weight,
    @Nullable Check check,
    Unit unit) {

  /// More outcomes than this nobody chooses from with care.
  public static final int MOST_OUTCOMES = 15;

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,40}");
  private static final Pattern INNER_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /// Copies the lists and refuses a kind that no case could go through.
  ///
  /// @throws InvalidWorkType if states, moves, outcomes or keys contradict each other
  public WorkType {
    states = List.copyOf(states);
    moves = List.copyOf(moves);
    parkReasons = List.copyOf(parkReasons);
    outcomes = List.copyOf(outcomes);
    fields = List.copyOf(fields);
    checklist = List.copyOf(checklist);
    skills = List.copyOf(skills);
    unit = unit == null ? Unit.ONE : unit;
    require(
        KEY.matcher(key).matches(),
        Phrase.of("key"),
        Phrase.of("2 to 40 of a-z, 0-9 and '-'"),
        key);
    requireKeys(Phrase.of("state"), states.stream().map(State::key).toList());
    requireKeys(Phrase.of("park reason"), parkReasons.stream().map(Choice::key).toList());
    requireKeys(Phrase.of("outcome"), outcomes.stream().map(Choice::key).toList());
    requireKeys(Phrase.of("field"), fields.stream().map(Field::key).toList());
    requireKeys(Phrase.of("checklist item"), checklist.stream().map(ChecklistItem::key).toList());
    requireKeys(Phrase.of("skill"), skills.stream().map(Skill::key).toList());
    require(
        !states.isEmpty() && states.getFirst().category() == StateCategory.OPEN,
        Phrase.of("first state"),
        Phrase.of("one in category OPEN"),
        states.isEmpty() ? "" : states.getFirst().key());
    require(
        has(states, StateCategory.CLOSED),
        Phrase.of("states"),
        Phrase.of("with at least one in CLOSED"),
        keys(states));
    require(
        parkReasons.isEmpty() || has(states, StateCategory.WAITING),
        Phrase.of("states"),
        Phrase.of("with at least one in WAITING, as there are reasons to park"),
        keys(states));
    requireMoves(states, moves);
    require(
        outcomes.size() <= MOST_OUTCOMES,
        Phrase.of("outcomes"),
        Phrase.of("at most {most}", Map.of("most", MOST_OUTCOMES)),
        Integer.toString(outcomes.size()));
    for (int place = 0; place < fields.size(); place++) {
      fields.get(place).require(fields.subList(0, place));
    }
    for (Move move : moves) {
      requireKnown(
          Phrase.of("required field of move {move}", Map.of("move", move.words())),
          fields,
          move.requiredFields());
      requireKeys(
          Phrase.of("reason of move {move}", Map.of("move", move.words())), keysOf(move.reasons()));
    }
    if (check != null) {
      requireKnown(
          Phrase.of("check"),
          fields,
          check.amountField() == null ? List.of() : List.of(check.amountField()));
      check.require(fields);
      require(
          has(states, StateCategory.WAITING),
          Phrase.of("states"),
          Phrase.of("with at least one in WAITING, as cases wait there for a second person"),
          keys(states));
    }
    unit.require(fields);
    require(weight >= 1, Phrase.of("weight"), Phrase.of("at least 1"), Integer.toString(weight));
  }

  private static void requireMoves(List<State> states, List<Move> moves) {
    Set<String> known = states.stream().map(State::key).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (Move move : moves) {
      String words = move.words();
      boolean begins = move.from().isEmpty();
      require(
          (begins || known.contains(move.from())) && known.contains(move.to()),
          Phrase.of("move"),
          Phrase.of("between states it has"),
          words);
      require(
          !move.from().equals(move.to()), Phrase.of("move"), Phrase.of("to another state"), words);
      require(seen.add(words), Phrase.of("move"), Phrase.of("listed once"), words);
    }
  }

  private static void requireKeys(Phrase thing, List<String> keys) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      require(
          INNER_KEY.matcher(key).matches(),
          Phrase.of("{thing} key", Map.of("thing", thing)),
          Phrase.of("1 to 60 letters, digits, '.', '_' and '-'"),
          key);
      require(
          seen.add(key),
          Phrase.of("{thing} key", Map.of("thing", thing)),
          Phrase.of("used once"),
          key);
    }
  }

  private static void requireKnown(Phrase thing, List<Field> fields, List<String> wanted) {
    Set<String> known = fields.stream().map(Field::key).collect(Collectors.toSet());
    for (String key : wanted) {
      require(known.contains(key), thing, Phrase.of("one of the fields it has"), key);
    }
  }

  private static List<String> keysOf(List<Choice> choices) {
    return choices.stream().map(Choice::key).toList();
  }

  private static boolean has(List<State> states, StateCategory category) {
    return states.stream().anyMatch(state -> state.category() == category);
  }

  private static String keys(List<State> states) {
    return states.stream().map(State::key).collect(Collectors.joining(", "));
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, String value) {
    if (!holds) {
      throw new InvalidWorkType(thing, rule, value);
    }
  }

  /// One state of the kind's own.
  ///
  /// @param key its name in code
  /// @param name its name for staff
  /// @param clientName its name for the client's people
  /// @param category which of the four it is
  public record State(
      String key, LocalizedText name, LocalizedText clientName, StateCategory category) {}

  /// One allowed change of state.
  ///
  /// @param from key of the state before, `""` for a case that comes in
  /// @param to key of the state after
  /// @param requiredFields keys of the fields that must have a value before it
  /// @param reasons why it may be done, one of which must be given; empty if none is asked for
  public record Move(String from, String to, List<String> requiredFields, List<Choice> reasons) {

    /// Copies the lists.
    public Move {
      requiredFields = requiredFields == null ? List.of() : List.copyOf(requiredFields);
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /// A move that asks for nothing.
    public static Move free(String from, String to) {
      return new Move(from, to, List.of(), List.of());
    }

    String words() {
      return from + " -> " + to;
    }
  }

  /// One of a short list: an outcome or a reason.
  ///
  /// @param key its name in code
  /// @param name its name for people
  public record Choice(String key, LocalizedText name) {}

  /// What a field holds, and how its value is kept as text.
  public enum FieldType {
    /// One line of at most 500 characters.
    TEXT,
    /// Several lines, at most 10,000 characters.
    LONG_TEXT,
    /// A number with a point: `1234.50`.
    NUMBER,
    /// An amount in the tenant's currency, a number.
    AMOUNT,
    /// A day: `2026-03-01`.
    DATE,
    /// The key of one of the field's choices.
    CHOICE,
    /// Keys of some of its choices, joined by commas in the order of the choices.
    MULTI_CHOICE,
    /// The client's number for one of its customers, at most 100 characters.
    CUSTOMER,
    /// Numbers of documents of the case, joined by commas.
    ATTACHMENT,
    /// A JSON array of lines, each an object with texts by column.
    TABLE;

    /// Says whether its values come from a list of choices.
    public boolean chosen() {
      return this == CHOICE || this == MULTI_CHOICE;
    }
  }

  /// One thing known of a case.
  ///
  /// @param key its name in code, the key in {@code CaseDetail.fields}
  /// @param label its name for people
  /// @param type what it holds
  /// @param required whether a case cannot be completed without it while it is shown
  /// @param clientVisible whether the client's people see it
  /// @param choices for {@link FieldType#CHOICE} and {@link FieldType#MULTI_CHOICE}
  /// @param limits what its value must keep to
  /// @param requiredWhen when it is required though `required` is false, null for never
  /// @param visibleWhen when it is shown, null for always; a hidden field is never required and
  ///   keeps its value
  /// @param columns for {@link FieldType#TABLE}: plain fields, not tables, attachments or several
  ///   choices, without conditions
  public record Field(
      String key,
      LocalizedText label,
      FieldType type,
      boolean required,
      boolean clientVisible,
      List<Choice> choices,
      Limits limits,
      @Nullable Condition requiredWhen,
      @Nullable Condition visibleWhen,
      List<Field> columns) {

    /// Copies the lists.
    public Field {
      choices = choices == null ? List.of() : List.copyOf(choices);
      limits = limits == null ? Limits.NONE : limits;
      columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /// A field without limits, conditions and columns.
    public static Field plain(
        String key,
        LocalizedText label,
        FieldType type,
        boolean required,
        boolean clientVisible,
        List<Choice> choices) {
      return new Field(
          key, label, type, required, clientVisible, choices, Limits.NONE, null, null, List.of());
    }

    /// Gives the lines of a table's text, each with its texts by column; none for an empty text.
    ///
    /// @throws IllegalStateException if this is no table
    public List<Map<String, String>> lines(String text) {
      if (type != FieldType.TABLE) {
        throw new IllegalStateException("field " + key + " holds no lines, but " + type);
      }
      return text.isBlank() ? List.of() : CatalogueJson.lines(text);
    }

    private void require(List<Field> earlier) {
      WorkType.require(
          type.chosen() == !choices.isEmpty(),
          Phrase.of("choices of field {field}", Map.of("field", key)),
          type.chosen() ? Phrase.of("at least one") : Phrase.of("none, as it is no choice"),
          Integer.toString(choices.size()));
      requireKeys(Phrase.of("choice of field {field}", Map.of("field", key)), keysOf(choices));
      limits.require(Phrase.of("field {field}", Map.of("field", key)), type);
      if (requiredWhen != null) {
        requiredWhen.require(
            Phrase.of("requirement of field {field}", Map.of("field", key)), earlier);
      }
      if (visibleWhen != null) {
        visibleWhen.require(
            Phrase.of("visibility of field {field}", Map.of("field", key)), earlier);
      }
      WorkType.require(
          (type == FieldType.TABLE) == !columns.isEmpty(),
          Phrase.of("columns of field {field}", Map.of("field", key)),
          type == FieldType.TABLE
              ? Phrase.of("at least one")
              : Phrase.of("none, as it is no table"),
          Integer.toString(columns.size()));
      requireKeys(
          Phrase.of("column of field {field}", Map.of("field", key)),
          columns.stream().map(Field::key).toList());
      for (Field column : columns) {
        boolean plain =
            switch (column.type()) {
              case TEXT, NUMBER, AMOUNT, DATE, CHOICE -> true;
              case LONG_TEXT, MULTI_CHOICE, CUSTOMER, ATTACHMENT, TABLE -> false;
            };
        WorkType.require(
            plain && column.requiredWhen() == null && column.visibleWhen() == null,
            Phrase.of(
                "column {column} of field {field}", Map.of("column", column.key(), "field", key)),
            Phrase.of("a line, number, amount, day or choice without conditions"),
            column.type().name());
        column.require(List.of());
      }
    }
  }

  /// One thing the agent must do.
  ///
  /// @param key its name in code
  /// @param label what to do
  /// @param mandatory whether a case cannot be completed before it is ticked
  /// @param evidence what must be given to tick it
  public record ChecklistItem(
      String key, LocalizedText label, boolean mandatory, Evidence evidence) {

    /// Reads an item of an older version as one that asks for no evidence.
    public ChecklistItem {
      evidence = evidence == null ? Evidence.NONE : evidence;
    }
  }

  /// What proves that a checklist item was done.
  public enum Evidence {
    /// The tick alone.
    NONE,
    /// A line in words: a number, a name, a result.
    NOTE,
    /// A document of the case.
    DOCUMENT
  }

  /// When a second person must agree: maker and checker are never the same.
  ///
  /// @param amountField key of the amount that decides, null for every case
  /// @param above a case whose amount is above this needs the second person; an empty amount does
  ///   not
  public record Check(@Nullable String amountField, BigDecimal above) {

    private void require(List<Field> fields) {
      WorkType.require(
          above.signum() >= 0,
          Phrase.of("check"),
          Phrase.of("above 0 or more"),
          above.toPlainString());
      fields.stream()
          .filter(field -> field.key().equals(amountField))
          .filter(field -> field.type() != FieldType.AMOUNT && field.type() != FieldType.NUMBER)
          .findFirst()
          .ifPresent(field -> {
            throw new InvalidWorkType(
                Phrase.of("check"), Phrase.of("by an amount or number"), field.type().name());
          });
    }
  }

  /// What one completion is counted in when it is priced.
  ///
  /// @param name its name for people, such as page or document line
  /// @param quantityField key of the number field that says how many; null for always one
  public record Unit(LocalizedText name, @Nullable String quantityField) {

    /// One case, one unit.
    public static final Unit ONE = new Unit(new LocalizedText("caso", "cas", "case"), null);

    private void require(List<Field> fields) {
      if (quantityField == null) {
        return;
      }
      WorkType.require(
          fields.stream()
              .anyMatch(field ->
                  field.key().equals(quantityField)
                      && field.type() == FieldType.NUMBER
                      && field.required()),
          Phrase.of("unit"),
          Phrase.of("counted by a required number field"),
          quantityField);
    }
  }

  /// Something that an agent must be able to do. A language is a skill like any other, such as
  /// `lang.ca`.
  ///
  /// @param key its name in code, the same for all clients
  /// @param level how well at least, 1 to 5
  /// @param relaxMinutes after how many minutes of waiting nobody needs it any more, 0 for never
  public record Skill(String key, int level, int relaxMinutes) {

    /// Refuses levels that nobody can have.
    ///
    /// @throws InvalidWorkType if the level is not 1 to 5 or the minutes are below 0
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Skill {
      require(
          level >= 1 && level <= 5,
          Phrase.of("level of a skill"),
          Phrase.of("1 to 5"),
          Integer.toString(level));
      require(
          relaxMinutes >= 0,
          Phrase.of("minutes of a skill"),
          Phrase.of("0 or more"),
          Integer.toString(relaxMinutes));
    }

    /// A skill of which a little is enough, and which is asked for ever: how old versions name it.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Skill of(String key) {
      return new Skill(key, 1, 0);
    }
  }

  /// Finds a state by its key.
  public Optional<State> state(String wanted) {
    return states.stream().filter(state -> state.key().equals(wanted)).findFirst();
  }

  /// Gives the first state of a category, in the order of {@link #states()}.
  public Optional<State> first(StateCategory category) {
    return states.stream().filter(state -> state.category() == category).findFirst();
  }

  /// Finds the move between two states: a free one if the kind lists no moves.
  ///
  /// @param from the state before, null for a case that comes in: it may always enter the first
  ///   state, and any that a move without a state before names
  /// @param to the state after
  public Optional<Move> move(@Nullable String from, String to) {
    String before = from == null ? "" : from;
    if (moves.isEmpty()) {
      return Optional.of(Move.free(before, to));
    }
    Optional<Move> listed =
        moves.stream()
            .filter(move -> move.from().equals(before) && move.to().equals(to))
            .findFirst();
    return listed.isEmpty() && from == null && states.getFirst().key().equals(to)
        ? Optional.of(Move.free(before, to))
        : listed;
  }

  /// Says whether one state may follow another, as {@link #move} finds it.
  public boolean allows(@Nullable String from, String to) {
    return move(from, to).isPresent();
  }

  /// Finds a field by its key.
  public Optional<Field> field(String wanted) {
    return fields.stream().filter(field -> field.key().equals(wanted)).findFirst();
  }

  /// Gives the fields that are shown for the values of a case, in their order: those without a
  /// condition, and those whose condition holds on a field that is shown itself.
  ///
  /// @param values the case's values by field, as kept
  public List<Field> shown(Map<String, String> values) {
    Map<String, Field> shown = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.visibleWhen() == null || holds(field.visibleWhen(), shown, values)) {
        shown.put(field.key(), field);
      }
    }
    return List.copyOf(shown.values());
  }

  /// Gives the keys of the fields that a case still needs before it can be completed, in their
  /// order.
  ///
  /// @param values the case's values by field, as kept
  public List<String> missing(Map<String, String> values) {
    Map<String, Field> shown = new LinkedHashMap<>();
    shown(values).forEach(field -> shown.put(field.key(), field));
    return shown.values().stream()
        .filter(field ->
            field.required()
                || (field.requiredWhen() != null && holds(field.requiredWhen(), shown, values)))
        .map(Field::key)
        .filter(key -> values.getOrDefault(key, "").isEmpty())
        .toList();
  }

  /// A value that is not shown does not decide: the condition reads it as empty.
  private static boolean holds(
      Condition condition, Map<String, Field> shown, Map<String, String> values) {
    Field tested = shown.get(condition.field());
    return tested == null
        ? condition.holds(FieldType.TEXT, Map.of())
        : condition.holds(tested.type(), values);
  }

  /// Says whether a second person must agree before a case with these values is completed.
  ///
  /// @param values the case's values by field, as kept
  public boolean needsCheck(Map<String, String> values) {
    if (check == null) {
      return false;
    }
    if (check.amountField() == null) {
      return true;
    }
    String amount = values.getOrDefault(check.amountField(), "");
    return !amount.isEmpty() && new BigDecimal(amount).compareTo(check.above()) > 0;
  }
}
