package io.trastienda.platform.cases;

import io.trastienda.platform.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one customer of a client, from the client's cases and nowhere else.
///
/// @param customer the client's number for the customer
/// @param open how many other cases of the customer are open
/// @param closed how many other ones are closed
/// @param cases some of the others: open ones first, then the newest first
public record CustomerFile(String customer, int open, int closed, List<Entry> cases) {

  /// Copies the list.
  public CustomerFile {
    cases = List.copyOf(cases);
  }

  /// One case of the customer.
  ///
  /// @param summary its row
  /// @param outcomeName name of its outcome; null while it is open, and for outcomes in the
  ///   client's own words, which name themselves
  /// @param facts its amounts and days, in the order of its fields
  /// @param documents its newest documents, at most three
  public record Entry(
      CaseSummary summary,
      @Nullable LocalizedText outcomeName,
      List<Fact> facts,
      List<Paper> documents) {

    /// Copies the lists.
    public Entry {
      facts = List.copyOf(facts);
      documents = List.copyOf(documents);
    }
  }

  /// An amount or a day that a case says.
  ///
  /// @param label what it is
  /// @param amount whether it is an amount in the client's currency, else a day
  /// @param value as the case keeps it: `1234.50`, `2026-03-01`
  public record Fact(LocalizedText label, boolean amount, String value) {}

  /// A document of a case.
  ///
  /// @param id its number, from 1
  /// @param name its name
  public record Paper(long id, String name) {}
}
