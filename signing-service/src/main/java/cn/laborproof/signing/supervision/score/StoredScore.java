package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A score as it stood at the end of a day.
 *
 * @param seatKnown whether the region is the employer's seat; else it is that of the office whose
 *     facts name it
 * @param day in China
 * @param findings what the deductions lead back to
 */
record StoredScore(
    UUID id,
    String employer,
    String name,
    String region,
    boolean seatKnown,
    LocalDate day,
    Instant computedAt,
    Score score,
    List<Standing> findings) {

  StoredScore {
    findings = List.copyOf(findings);
  }

  /** Whether nothing changed but the clock. */
  boolean saysTheSame(StoredScore other) {
    return name.equals(other.name)
        && seatKnown == other.seatKnown
        && score.equals(other.score)
        && findings.equals(other.findings);
  }
}
