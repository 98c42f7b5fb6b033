package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtRelay;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.gateway.RelayProblem;
import cn.laborproof.gateway.RelayReport;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.signing.evidence.log.Contradictions;
import cn.laborproof.signing.evidence.log.LogProperties;
import cn.laborproof.signing.evidence.log.SequencerRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps anchors going to the court and receipts coming back. */
@Component
final class CourtLink {

  private static final Logger LOG = LoggerFactory.getLogger(CourtLink.class);
  private static final int AT_ONCE = 50;

  private final AnchorProperties properties;
  private final LogProperties logProperties;
  private final Ledger ledger;
  private final CourtDoor door;
  private final SequencerRows rows;
  private final Contradictions contradictions;
  private @Nullable CourtRelay relay;

  CourtLink(
      AnchorProperties properties,
      LogProperties logProperties,
      Ledger ledger,
      CourtDoor door,
      SequencerRows rows,
      Contradictions contradictions) {
    this.properties = properties;
    this.logProperties = logProperties;
    this.ledger = ledger;
    this.door = door;
    this.rows = rows;
    this.contradictions = contradictions;
  }

  /** What is believed of the court; empty while it was never met or none is configured. */
  Optional<CourtTrust> trust() throws IOException {
    return properties.court() ? door.trust() : Optional.empty();
  }

  /**
   * Carries anchors to the court and receipts back. Only one thread calls this.
   *
   * @return whether everything that waits for a receipt has it
   */
  boolean round() throws IOException {
    if (!properties.court()) {
      return true;
    }
    RelayReport report = relay().round(AT_ONCE);
    report.problems().forEach(this::report);
    noteReceipts();
    return report.problems().isEmpty();
  }

  /** Meets the court for the first time, if that has not happened; its word is kept. */
  void meet() throws IOException {
    if (properties.court()) {
      relay();
    }
  }

  private synchronized CourtRelay relay() throws IOException {
    CourtRelay known = relay;
    if (known == null) {
      known = new CourtRelay(ledger, door.open(), new HeadsInLog(rows));
      relay = known;
    }
    return known;
  }

  private void noteReceipts() {
    for (long size : rows.anchorsWithoutReceipt(AT_ONCE)) {
      ledger
          .receiptOf(logProperties.origin(), size)
          .map(CourtReceipt::evidenceNumber)
          .ifPresent(number -> rows.noteReceipt(size, number.text()));
    }
  }

  private void report(RelayProblem problem) {
    if (!problem.evidence().isEmpty()) {
      contradictions.keep(
          problem.code(),
          problem.detail(),
          List.of(problem.evidence().getBytes(StandardCharsets.UTF_8)));
      return;
    }
    LOG.warn(
        "no court receipt yet for size {}: {} {}",
        problem.deposit().size(),
        problem.code(),
        problem.detail());
  }

  /** Court heads as log entries of their own kind; they ride on the next business anchor. */
  private record HeadsInLog(SequencerRows rows) implements cn.laborproof.gateway.CourtHeadLog {
    @Override
    public Optional<CourtHead> last(String court) {
      return rows.lastOfKind(LogEntry.COURT_HEAD)
          .map(entry -> CourtHead.parse(entry.payload()))
          .filter(head -> head.court().equals(court));
    }

    @Override
    public void append(CourtHead head) {
      rows.add(LogEntry.of(LogEntry.COURT_HEAD, head.bytes()));
    }
  }
}
