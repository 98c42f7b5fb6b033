package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.AnchoringRhythm;
import cn.laborproof.gateway.AnchoringRhythm.Progress;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.signing.evidence.log.Contradictions;
import cn.laborproof.signing.evidence.log.LogProperties;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.evidence.log.SequencerRows;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Submits the published checkpoint with its consistency proof when it is due. Keeps nothing of its
 * own: what stands on the ledger says where to go on, so a crash at any point is mended by the next
 * round.
 */
@Component
final class Anchorer {

  private static final Logger LOG = LoggerFactory.getLogger(Anchorer.class);

  private final PublishedLog log;
  private final Ledger ledger;
  private final SequencerRows rows;
  private final String origin;
  private final AnchoringRhythm rhythm;
  private final Contradictions contradictions;
  private final AnchorAlarm alarm;
  private final Clock clock;
  private boolean stopped; // only the anchor loop's thread comes here

  Anchorer(
      PublishedLog log,
      Ledger ledger,
      SequencerRows rows,
      LogProperties logProperties,
      AnchorProperties properties,
      Contradictions contradictions,
      AnchorAlarm alarm,
      Clock clock) {
    this.log = log;
    this.ledger = ledger;
    this.rows = rows;
    this.origin = logProperties.origin();
    this.rhythm = new AnchoringRhythm(properties.heartbeat());
    this.contradictions = contradictions;
    this.alarm = alarm;
    this.clock = clock;
  }

  /** What one round came to. */
  enum Round {
    /** Nothing was due. */
    QUIET,
    /** A checkpoint was anchored. */
    ANCHORED,
    /** The ledger did not answer for certain; the same is tried again. */
    AGAIN,
    /** The ledger refuses this log; a person must look. */
    REFUSED
  }

  Round round() throws IOException {
    SignedCheckpoint published = log.latest().orElse(null);
    if (published == null || stopped) {
      return Round.QUIET;
    }
    Optional<AnchoredCheckpoint> standing = ledger.latest(origin);
    // A crash between ledger and database leaves the newest anchor without its note.
    standing.ifPresent(this::note);
    long size = published.checkpoint().size();
    long anchored = standing.map(anchor -> anchor.record().size()).orElse(0L);
    Instant since = standing.map(AnchoredCheckpoint::time).orElse(Instant.EPOCH);
    Optional<AnchorPurpose> due =
        rhythm.due(new Progress(size, rows.business(size), anchored, since), clock.instant());
    return due.isEmpty() ? Round.QUIET : submit(request(published, anchored, due.get()));
  }

  private AnchorRequest request(SignedCheckpoint published, long anchored, AnchorPurpose purpose)
      throws IOException {
    if (anchored == 0) {
      return AnchorRequest.first(published, purpose);
    }
    long size = published.checkpoint().size();
    return AnchorRequest.next(published, log.reader(size).consistency(anchored, size), purpose);
  }

  private Round submit(AnchorRequest request) {
    return switch (ledger.anchor(request)) {
      case AnchorOutcome.Anchored(AnchoredCheckpoint anchor) -> {
        note(anchor);
        alarm.clear();
        yield Round.ANCHORED;
      }
      case AnchorOutcome.Refused(RuleOutcome.Refused why) -> refused(request, why);
      case AnchorOutcome.NotSubmitted(String why) -> {
        LOG.warn("not anchored, to be tried again: {}", why);
        yield Round.AGAIN;
      }
      case AnchorOutcome.Unknown(String why) -> {
        LOG.warn("anchoring unknown, asking again: {}", why);
        yield Round.AGAIN;
      }
    };
  }

  private void note(AnchoredCheckpoint anchor) {
    rows.noteAnchor(anchor.record().size(), anchor.block(), anchor.time());
  }

  /** A key that is not approved yet may be approved any moment; everything else needs a person. */
  private Round refused(AnchorRequest request, RuleOutcome.Refused why) {
    alarm.raise(why.reason().name(), why.detail());
    if (why.reason() == Refusal.UNKNOWN_LOG || why.reason() == Refusal.UNKNOWN_KEY) {
      LOG.warn("the ledger does not know this log's key yet: {}", why.detail());
      return Round.AGAIN;
    }
    List<byte[]> evidence = new ArrayList<>(List.of(request.checkpoint().bytes()));
    why.standing().stream().map(JsonObject::canonicalBytes).forEach(evidence::add);
    contradictions.keep(why.reason().name(), why.detail(), evidence);
    stopped = true;
    return Round.REFUSED;
  }
}
