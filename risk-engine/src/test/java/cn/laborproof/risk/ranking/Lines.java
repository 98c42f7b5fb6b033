package cn.laborproof.risk.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines as a hub keeps them, written by columns. */
final class Lines {

  static final String EMPLOYER = "E-1";

  private Lines() {}

  static SortedRow line(FactKind kind, String person, String... columns) {
    return line(kind, 0, person, columns);
  }

  static SortedRow line(FactKind kind, int role, String person, String... columns) {
    List<String> values = new ArrayList<>(Collections.nCopies(kind.columns().size(), ""));
    for (int i = 0; i < columns.length; i += 2) {
      values.set(kind.place(columns[i]), columns[i + 1]);
    }
    return new SortedRow(EMPLOYER, person, role, new FactRow(kind, 1, List.copyOf(values)));
  }
}
