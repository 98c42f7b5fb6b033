package cn.laborproof.risk.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What a scan asks of its facts as a whole; their lines reach it company by company. */
public interface FactSource {

  /** Whether there are usable lines of that kind: without them nothing is concluded. */
  boolean has(FactKind kind);

  /** The first month any line of a monthly kind speaks of. */
  Optional<YearMonth> firstMonth(FactKind kind);

  /** The last month any line speaks of: nothing is concluded about later ones. */
  Optional<YearMonth> lastMonth(FactKind kind);

  /**
   * Whether there are lines of emergency management among the official events: other authorities
   * say nothing of safety. Only who scores employers has to know.
   */
  default boolean hasEmergencyRecords() {
    return false;
  }

  /** For whom it says anything that a line is not there. */
  Coverage coverage();

  /** Links between companies. */
  List<FactRow> affiliations();

  /** Bounds that regions set. */
  List<FactRow> standards();
}
