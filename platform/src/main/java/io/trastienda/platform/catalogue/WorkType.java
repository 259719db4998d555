package io.trastienda.platform.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import java.util.HashSet;
import java.util.List;
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
    int weight) {

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
    require(KEY.matcher(key).matches(), "key", "2 to 40 of a-z, 0-9 and '-'", key);
    requireKeys("state", states.stream().map(State::key).toList());
    requireKeys("park reason", parkReasons.stream().map(Choice::key).toList());
    requireKeys("outcome", outcomes.stream().map(Choice::key).toList());
    requireKeys("field", fields.stream().map(Field::key).toList());
    requireKeys("checklist item", checklist.stream().map(ChecklistItem::key).toList());
    requireKeys("skill", skills.stream().map(Skill::key).toList());
    require(
        !states.isEmpty() && states.getFirst().category() == StateCategory.OPEN,
        "first state",
        "one in category OPEN",
        states.isEmpty() ? "" : states.getFirst().key());
    require(
        has(states, StateCategory.CLOSED), "states", "with at least one in CLOSED", keys(states));
    require(
        parkReasons.isEmpty() || has(states, StateCategory.WAITING),
        "states",
        "with at least one in WAITING, as there are reasons to park",
        keys(states));
    requireMoves(states, moves);
    require(
        outcomes.size() <= MOST_OUTCOMES,
        "outcomes",
        "at most " + MOST_OUTCOMES,
        Integer.toString(outcomes.size()));
    for (Field field : fields) {
      require(
          (field.type() == FieldType.CHOICE) == !field.choices().isEmpty(),
          "choices of field " + field.key(),
          field.type() == FieldType.CHOICE ? "at least one" : "none, as it is no choice",
          Integer.toString(field.choices().size()));
      requireKeys(
          "choice of field " + field.key(), field.choices().stream().map(Choice::key).toList());
    }
    require(weight >= 1, "weight", "at least 1", Integer.toString(weight));
  }

  private static void requireMoves(List<State> states, List<Move> moves) {
    Set<String> known = states.stream().map(State::key).collect(Collectors.toSet());
    Set<Move> seen = new HashSet<>();
    for (Move move : moves) {
      String words = move.from() + " -> " + move.to();
      boolean begins = move.from().isEmpty();
      require(
          (begins || known.contains(move.from())) && known.contains(move.to()),
          "move",
          "between states it has",
          words);
      require(!move.from().equals(move.to()), "move", "to another state", words);
      require(seen.add(move), "move", "listed once", words);
    }
  }

  private static void requireKeys(String thing, List<String> keys) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      require(
          INNER_KEY.matcher(key).matches(),
          thing + " key",
          "1 to 60 letters, digits, '.', '_' and '-'",
          key);
      require(seen.add(key), thing + " key", "used once", key);
    }
  }

  private static boolean has(List<State> states, StateCategory category) {
    return states.stream().anyMatch(state -> state.category() == category);
  }

  private static String keys(List<State> states) {
    return states.stream().map(State::key).collect(Collectors.joining(", "));
  }

  private static void require(boolean holds, String thing, String rule, String value) {
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
  /// @param from key of the state before
  /// @param to key of the state after
  public record Move(String from, String to) {}

  /// One of a short list: an outcome or a reason.
  ///
  /// @param key its name in code
  /// @param name its name for people
  public record Choice(String key, LocalizedText name) {}

  /// What a field holds.
  public enum FieldType {
    /// One line.
    TEXT,
    /// Several lines.
    LONG_TEXT,
    /// A number.
    NUMBER,
    /// An amount in the tenant's currency.
    AMOUNT,
    /// A day.
    DATE,
    /// One of the field's choices.
    CHOICE
  }

  /// One thing known of a case.
  ///
  /// @param key its name in code, the key in {@code CaseDetail.fields}
  /// @param label its name for people
  /// @param type what it holds
  /// @param required whether a case cannot be completed without it
  /// @param clientVisible whether the client's people see it
  /// @param choices for {@link FieldType#CHOICE}
  public record Field(
      String key,
      LocalizedText label,
      FieldType type,
      boolean required,
      boolean clientVisible,
      List<Choice> choices) {

    /// Copies the list.
    public Field {
      choices = List.copyOf(choices);
    }
  }

  /// One thing the agent must do.
  ///
  /// @param key its name in code
  /// @param label what to do
  /// @param mandatory whether a case cannot be completed before it is ticked
  public record ChecklistItem(String key, LocalizedText label, boolean mandatory) {}

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
      require(level >= 1 && level <= 5, "level of skill " + key, "1 to 5", Integer.toString(level));
      require(
          relaxMinutes >= 0,
          "minutes of skill " + key,
          "0 or more",
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

  /// Says whether one state may follow another.
  ///
  /// @param from the state before, null for a case that comes in: it may always enter the first
  ///   state, and any that a move without a state before names
  /// @param to the state after
  public boolean allows(@Nullable String from, String to) {
    if (moves.isEmpty()) {
      return true;
    }
    return from == null
        ? states.getFirst().key().equals(to) || moves.contains(new Move("", to))
        : moves.contains(new Move(from, to));
  }
}
