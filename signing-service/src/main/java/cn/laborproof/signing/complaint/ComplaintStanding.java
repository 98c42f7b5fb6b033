package cn.laborproof.signing.complaint;

import cn.laborproof.signing.complaint.domain.Complaint;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.shared.ReferenceSource;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a complaint stands, for worker, employer and labour office.
 *
 * @param id identifier
 * @param contract the contract that waits for the seal
 * @param number how people name the contract
 * @param employerCode 统一社会信用代码 of the employer
 * @param employer its name
 * @param worker the worker's name, masked for an office
 * @param state {@code raised}, {@code accepted} or {@code ended}
 * @param outcome {@code sealed}, {@code contract-ended}, {@code taken-back} or {@code answered};
 *     absent while it is open
 * @param sealDue until when the seal should have been there
 * @param raisedAt when the worker complained
 * @param due by when the labour office is to act; absent when it is over
 * @param overdue whether that has passed
 * @param acceptedAt when it was taken up; absent before, and when it is over
 * @param endedAt when it was over
 * @param answer what the labour office wrote
 */
public record ComplaintStanding(
    UUID id,
    UUID contract,
    String number,
    String employerCode,
    String employer,
    String worker,
    String state,
    @Nullable String outcome,
    Instant sealDue,
    Instant raisedAt,
    @Nullable Instant due,
    boolean overdue,
    @Nullable Instant acceptedAt,
    @Nullable Instant endedAt,
    @Nullable String answer) {

  static ComplaintStanding of(
      Complaint complaint,
      ContractHead contract,
      boolean masked,
      Instant now,
      Optional<String> answer) {
    var head = complaint.head();
    @Nullable Instant due = complaint instanceof Complaint.Open open ? open.due() : null;
    Complaint.@Nullable Ended ended = complaint instanceof Complaint.Ended over ? over : null;
    return new ComplaintStanding(
        head.id(),
        head.contract(),
        contract.number(),
        head.employerCode(),
        head.employerName(),
        masked ? ReferenceSource.masked(contract.workerName()) : contract.workerName(),
        switch (complaint) {
          case Complaint.Raised _ -> "raised";
          case Complaint.Accepted _ -> "accepted";
          case Complaint.Ended _ -> "ended";
        },
        ended == null ? null : ended.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        head.sealDue(),
        head.raisedAt(),
        due,
        due != null && now.isAfter(due),
        complaint instanceof Complaint.Accepted accepted ? accepted.at() : null,
        ended == null ? null : ended.at(),
        answer.orElse(null));
  }

  /** Whether somebody still has to do something. */
  public boolean stillOpen() {
    return outcome == null;
  }

  /** An end of a period for people; empty for none. */
  public String shownDue() {
    Instant end = due;
    return end == null ? "" : TimelineWords.shownEnd(end);
  }

  /** When the worker complained, for people. */
  public String shownRaised() {
    return TimelineWords.shown(raisedAt);
  }

  /** Until when the seal should have been there, for people. */
  public String shownSealDue() {
    return TimelineWords.shownEnd(sealDue);
  }

  /** When it was over, for people; empty while it is open. */
  public String shownEnded() {
    Instant at = endedAt;
    return at == null ? "" : TimelineWords.shown(at);
  }

  /** Key of the words for where it stands. */
  public String stateKey() {
    return "complaint.state." + (outcome == null ? state : outcome);
  }
}
