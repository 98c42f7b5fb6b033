package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines by kind and by the role in which their company stands: every rule asks for some of them.
 */
final class KindLines {

  private static final int KINDS = FactKind.values().length;

  // First roles by the kind's ordinal, then second ones: one of these is made for every person.
  private final @Nullable List<FactRow>[] lines = empty();

  KindLines(List<SortedRow> all) {
    for (SortedRow sorted : all) {
      int place = sorted.row().kind().ordinal() + (sorted.role() == 0 ? 0 : KINDS);
      List<FactRow> rows = lines[place];
      if (rows == null) {
        rows = new ArrayList<>();
        lines[place] = rows;
      }
      rows.add(sorted.row());
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other beginning
  private static @Nullable List<FactRow>[] empty() {
    return new List[2 * KINDS];
  }

  /** Lines whose first company is the one looked at: the employer, the dispatch firm. */
  List<FactRow> first(FactKind kind) {
    return at(kind.ordinal());
  }

  /** Lines whose second company is the one looked at: the user unit, the principal. */
  List<FactRow> second(FactKind kind) {
    return at(KINDS + kind.ordinal());
  }

  private List<FactRow> at(int place) {
    List<FactRow> rows = lines[place];
    return rows == null ? List.of() : rows;
  }
}
