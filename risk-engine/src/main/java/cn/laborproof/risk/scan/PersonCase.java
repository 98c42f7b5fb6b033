package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about one person at one company. */
final class PersonCase {

  private static final int FOR_EVER = 12_000;

  private record Owed(int grace, int longest, Arrears arrears) {}

  private final Company company;
  private final String person;
  private final KindLines lines;
  private @Nullable Owed owed;

  PersonCase(Company company, String person, List<SortedRow> all) {
    this.company = company;
    this.person = person;
    this.lines = new KindLines(all);
  }

  Company company() {
    return company;
  }

  String person() {
    return person;
  }

  /** Lines whose first company is this one: the employer, the dispatch firm, the contractor. */
  List<FactRow> rows(FactKind kind) {
    return lines.first(kind);
  }

  /** Lines whose second company is this one: the user unit, the principal. */
  List<FactRow> received(FactKind kind) {
    return lines.second(kind);
  }

  /** What is owed to the person; worked out once for all rules with the same bounds. */
  Arrears arrears(RuleEntry entry) {
    int grace = entry.number("default-due-months");
    // Versions before this bound respected every deferral to its end.
    int longest =
        entry.parameters().containsKey("longest-deferral-months")
            ? entry.number("longest-deferral-months")
            : FOR_EVER;
    Owed known = owed;
    if (known == null || known.grace() != grace || known.longest() != longest) {
      known = new Owed(grace, longest, Arrears.of(this, grace, longest));
      owed = known;
    }
    return known.arrears();
  }
}
