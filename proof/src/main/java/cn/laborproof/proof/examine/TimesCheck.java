package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Do the stated times agree with the order in which things must have happened? */
final class TimesCheck implements PackageCheck {
  /** How far clocks of different houses may differ without anybody lying. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final String SUBJECT = "times";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    Instant last = Instant.MIN;
    for (LoggedEvent logged : facts.events()) {
      if (logged.event().time().isBefore(last)) {
        return contradiction(logged.path(), "events-backwards", logged.event().time(), last);
      }
      last = logged.event().time();
    }
    if (isBefore(facts.at(), last)) {
      return contradiction("events", "from-the-future", last, facts.at());
    }
    Instant recorded = lastAnchored(facts);
    Optional<Instant> anchored = facts.anchor().map(anchor -> anchor.time());
    if (anchored.filter(time -> isBefore(time, recorded)).isPresent()) {
      return contradiction("ledger/proof.json", "anchored-before", anchored.get(), recorded);
    }
    Optional<Instant> deposited = facts.receipt().map(receipt -> receipt.block().time());
    Instant anchorTime = anchored.orElse(recorded);
    if (deposited.filter(time -> isBefore(time, anchorTime)).isPresent()) {
      return contradiction("court/receipt.json", "deposited-before", deposited.get(), anchorTime);
    }
    return List.of(passed(EvidenceCheck.TIMES, SUBJECT, Map.of("time", UtcMillis.format(last))));
  }

  /**
   * No timestamp inside a document can be later than the event that first speaks of these very
   * bytes, nor than the anchor and the receipt that cover it: what was registered held it already.
   *
   * @param stated times found inside the document
   * @return what contradicts, or nothing
   */
  static Optional<CheckResult> ofDocument(
      PackageFacts facts, Member document, List<StatedTime> stated) {
    Optional<Instant> registered = firstRegistered(facts, document);
    // An evidence record lies beside the file and leaves its bytes as they were registered.
    Optional<Instant> newest =
        stated.stream()
            .filter(time -> !time.what().equals(StatedTime.EVIDENCE_RECORD))
            .map(StatedTime::at)
            .max(Comparator.naturalOrder());
    if (registered.isEmpty() || newest.isEmpty() || !isBefore(registered.get(), newest.get())) {
      return Optional.empty();
    }
    return contradiction(
            document.path(), "stamped-after-registered", newest.get(), registered.get())
        .stream()
        .findFirst();
  }

  /** The earliest of the times that say these bytes were registered; nothing if none does. */
  private static Optional<Instant> firstRegistered(PackageFacts facts, Member document) {
    Optional<LoggedEvent> first =
        facts.events().stream()
            .filter(logged ->
                logged
                    .event()
                    .subject(document.fileName())
                    .filter(subject -> subject.sha256().equals(document.sha256()))
                    .isPresent())
            .findFirst();
    Optional<Instant> anchored =
        facts
            .anchor()
            .filter(
                anchor -> first.filter(l -> l.proof().index() < anchor.record().size()).isPresent())
            .map(AnchoredCheckpoint::time);
    Optional<Instant> deposited =
        anchored.flatMap(any -> facts.receipt()).map(receipt -> receipt.block().time());
    return first.map(logged ->
        Stream.of(Optional.of(logged.event().time()), anchored, deposited)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElseThrow());
  }

  /** Time of the last event that the anchor covers; the beginning of time if it covers none. */
  private static Instant lastAnchored(PackageFacts facts) {
    long size = facts.anchor().map(anchor -> anchor.record().size()).orElse(Long.MAX_VALUE);
    return facts.events().stream()
        .filter(logged -> logged.proof().index() < size)
        .map(logged -> logged.event().time())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static boolean isBefore(Instant time, Instant earliest) {
    return time.plus(CLOCK_SKEW).isBefore(earliest);
  }

  private static List<CheckResult> contradiction(
      String subject, String answer, Instant time, Instant other) {
    return List.of(
        indeterminate(
            EvidenceCheck.TIMES,
            subject,
            SubIndication.TIMESTAMP_ORDER_FAILURE,
            answer,
            Map.of("time", UtcMillis.format(time), "other", UtcMillis.format(other))));
  }
}
