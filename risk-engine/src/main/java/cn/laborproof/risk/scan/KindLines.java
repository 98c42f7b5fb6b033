package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lines by kind and by the role in which their company stands: every rule asks for some of them.
 */
final class KindLines {

  private final Map<FactKind, List<FactRow>> first = new EnumMap<>(FactKind.class);
  private final Map<FactKind, List<FactRow>> second = new EnumMap<>(FactKind.class);

  KindLines(List<SortedRow> all) {
    for (SortedRow sorted : all) {
      (sorted.role() == 0 ? first : second)
          .computeIfAbsent(sorted.row().kind(), _ -> new ArrayList<>())
          .add(sorted.row());
    }
  }

  /** Lines whose first company is the one looked at: the employer, the dispatch firm. */
  List<FactRow> first(FactKind kind) {
    return first.getOrDefault(kind, List.of());
  }

  /** Lines whose second company is the one looked at: the user unit, the principal. */
  List<FactRow> second(FactKind kind) {
    return second.getOrDefault(kind, List.of());
  }
}
