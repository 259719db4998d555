package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which cases, in pages. Newest first, by opening time then number.
///
/// @param categories only these; empty for all
/// @param workType only this key, null for all
/// @param priority only this, null for all
/// @param text only those in whose references, customer, title or fields every word of it begins a
///   word or shares a stem with one; accents do not count; the newest 1,000; null for all
/// @param cursor where the last page ended, null for the first page
/// @param limit how many, 1 to 200
public record CaseQuery(
    Set<StateCategory> categories,
    @Nullable String workType,
    @Nullable Integer priority,
    @Nullable String text,
    @Nullable String cursor,
    int limit) {

  /// Copies the set and refuses a page of an impossible size.
  public CaseQuery {
    categories = Set.copyOf(categories);
    if (limit < 1 || limit > 200) {
      throw new InvalidCase(Phrase.of("page size"), Phrase.of("1 to 200"), Integer.toString(limit));
    }
  }

  /// Gives the first page of everything.
  public static CaseQuery first(int limit) {
    return new CaseQuery(Set.of(), null, null, null, null, limit);
  }
}
