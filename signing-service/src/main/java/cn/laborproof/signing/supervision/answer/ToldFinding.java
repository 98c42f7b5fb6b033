package cn.laborproof.signing.supervision.answer;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A finding as its employer is told it.
 *
 * @param id of the finding
 * @param office whose facts it stands on
 * @param region the employer's seat
 * @param about a masked person, or empty
 * @param withheld how many facts are not told
 * @param indicators marks of a contract for services that are there
 * @param changedAt when it was told last in another form
 * @param closedOn since when it is found no more
 */
public record ToldFinding(
    UUID id,
    UUID office,
    String region,
    String employer,
    String rule,
    int version,
    Severity severity,
    List<String> articles,
    String threshold,
    String about,
    List<Fact> facts,
    int withheld,
    List<String> indicators,
    LocalDate firstSeen,
    Instant changedAt,
    Optional<LocalDate> closedOn) {

  /** For the wording of the library. */
  public Finding finding() {
    return new Finding(
        rule, version, severity, employer, about, firstSeen, articles, threshold, facts);
  }
}
