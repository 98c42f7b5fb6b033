package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.util.List;

/** What is known about one person at one company. */
record PersonCase(Company company, String person, KindLines lines) {

  PersonCase(Company company, String person, List<SortedRow> all) {
    this(company, person, new KindLines(all));
  }

  /** Lines whose first company is this one: the employer, the dispatch firm, the contractor. */
  List<FactRow> rows(FactKind kind) {
    return lines.first(kind);
  }

  /** Lines whose second company is this one: the user unit, the principal. */
  List<FactRow> received(FactKind kind) {
    return lines.second(kind);
  }
}
