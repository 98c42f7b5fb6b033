package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a judgement of one employer asks of the facts of the whole office.
 *
 * @param held the kinds there are lines of
 * @param hasEmergencyRecords whether emergency management is among the authorities of events
 * @param months of the monthly kinds whose first and last month rules ask for, both
 * @param coverage as far as the employer that is judged needs it
 */
record OfficeFacts(
    Set<FactKind> held,
    boolean hasEmergencyRecords,
    Map<FactKind, Months> months,
    Coverage coverage,
    List<FactRow> affiliations,
    List<FactRow> standards)
    implements FactSource {

  /**
   * The monthly kinds whose extent means something for everybody: a month after the last one is not
   * known. A rule that asks for another kind's months needs it here, or its answer would go stale.
   */
  static final Set<FactKind> EXTENTS = Set.of(FactKind.INSURANCE);

  /** The first and last month any line speaks of. */
  record Months(YearMonth first, YearMonth last) {}

  @Override
  public boolean has(FactKind kind) {
    return held.contains(kind);
  }

  @Override
  public Optional<YearMonth> firstMonth(FactKind kind) {
    return of(kind).map(Months::first);
  }

  @Override
  public Optional<YearMonth> lastMonth(FactKind kind) {
    return of(kind).map(Months::last);
  }

  private Optional<Months> of(FactKind kind) {
    if (!EXTENTS.contains(kind)) {
      throw new IllegalArgumentException("months of " + kind + " are not watched");
    }
    return Optional.ofNullable(months.get(kind));
  }
}
