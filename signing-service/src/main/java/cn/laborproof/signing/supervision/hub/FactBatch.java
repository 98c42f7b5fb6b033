package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One delivery of lines of one kind.
 *
 * @param id identifier, also of its evidence stream {@code facts/<id>}
 * @param office who took it in
 * @param region the office's division
 * @param withdraws whether its lines take facts back instead of stating them
 * @param sha256 of the bytes as delivered
 * @param fileName as the sender named it, or the kind
 * @param issuedAt when its sender wrote it: of two lines about one fact the one issued later counts
 * @param reasons how many lines were not used, by reason
 * @param ignored headings no column has
 * @param marks what somebody should look at
 */
record FactBatch(
    UUID id,
    UUID office,
    String region,
    FactKind kind,
    boolean withdraws,
    Digest sha256,
    String fileName,
    Channel channel,
    Instant issuedAt,
    Instant receivedAt,
    Counts counts,
    Map<Reason, Long> reasons,
    List<String> ignored,
    List<QualityMarks.Mark> marks) {

  FactBatch {
    reasons = Map.copyOf(reasons);
    ignored = List.copyOf(ignored);
    marks = List.copyOf(marks);
  }

  /** The same delivery when its last line has been read. */
  FactBatch with(Counts counted, FactIntake intake) {
    return new FactBatch(
        id,
        office,
        region,
        kind,
        withdraws,
        sha256,
        fileName,
        channel,
        issuedAt,
        receivedAt,
        counted,
        intake.reasons(),
        intake.ignored(),
        intake.marks());
  }

  /** The way it came. */
  enum Channel {
    API,
    PAGE,
    FOLDER,
    /** What the office itself established by an act on this platform. */
    ACT
  }

  /**
   * What became of the lines.
   *
   * @param added facts that were not known
   * @param corrected facts that say something else now
   * @param confirmed facts that were known with the same values
   * @param late issued before what is known: kept as history, without effect
   * @param rejected not used
   * @param employers whom the added and corrected ones speak of
   */
  record Counts(
      long added, long corrected, long confirmed, long late, long rejected, long employers) {
    long lines() {
      return added + corrected + confirmed + late + rejected;
    }
  }
}
