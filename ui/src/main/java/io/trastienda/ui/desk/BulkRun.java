package io.trastienda.ui.desk;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.worklist.BulkAct;
import io.trastienda.platform.worklist.BulkDone;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import java.util.function.Consumer;

/// One act on several cases: what was done, what was already so, and what was refused with its
/// reason; each case by itself.
///
/// @param act what was wanted
/// @param done what was changed, in the order of the list
/// @param same references of cases that were as wanted already
/// @param refused what was not done
record BulkRun(BulkAct act, List<BulkDone> done, List<String> same, List<Refused> refused) {

  BulkRun {
    done = List.copyOf(done);
    same = List.copyOf(same);
    refused = List.copyOf(refused);
  }

  /// A case of which something was refused.
  record Refused(String reference, Refusal why) {}

  /// A case that the reader picked.
  record Picked(TenantId tenant, CaseId id, String reference) {}

  /// Does it to one case.
  interface Work {
    BulkDone on(TenantId tenant, CaseId id);
  }

  /// Goes through the cases one by one; a refusal stops none of the others.
  static BulkRun of(BulkAct act, SequencedCollection<Picked> picked, Work work) {
    List<BulkDone> done = new ArrayList<>();
    List<String> same = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Picked one : picked) {
      try {
        BulkDone result = work.on(one.tenant(), one.id());
        if (result.changed()) {
          done.add(result);
        } else {
          same.add(one.reference());
        }
      } catch (Refusal why) {
        refused.add(new Refused(one.reference(), why));
      }
    }
    return new BulkRun(act, done, same, refused);
  }

  /// Takes back what was done, the last first, as far as nothing has happened since.
  ///
  /// @param undo takes back one case
  /// @return what was left as it is, with the reason
  List<Refused> undo(Consumer<BulkDone> undo) {
    List<Refused> left = new ArrayList<>();
    for (BulkDone one : done.reversed()) {
      try {
        undo.accept(one);
      } catch (Refusal why) {
        left.add(new Refused(one.reference(), why));
      }
    }
    return left.reversed();
  }

  /// The word under which bundles keep what is said of the act.
  static String word(BulkAct act) {
    return switch (act) {
      case BulkAct.Take _ -> "take";
      case BulkAct.Assign _ -> "assign";
      case BulkAct.Rank _ -> "rank";
      case BulkAct.Park _ -> "park";
      case BulkAct.Release _ -> "release";
    };
  }
}
