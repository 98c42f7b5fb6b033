package cn.laborproof.signing.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was written down, as far as the current actor may see it. */
public interface EvidenceTrail {

  /** Returns the events of a stream in order; empty when the actor may not see it. */
  List<TrailEvent> events(StreamId stream);

  /** The stream of a subject; empty when the actor may not see it. */
  Optional<StreamId> streamOf(UUID subject);

  /** Says how far the outside world knows of a stream. */
  Proven proven(StreamId stream);

  /** Returns the looks public offices took at a stream, in order, with their reasons. */
  List<Look> looks(StreamId stream);

  /**
   * A look of a public office.
   *
   * @param time when
   * @param actor role of who looked
   * @param what at what, for example {@code id-number}
   * @param reason why, as typed; empty where none was asked for or it was erased
   */
  record Look(Instant time, String actor, String what, Optional<String> reason) {}

  /**
   * One event as people read it.
   *
   * @param seq its number in the stream
   * @param kind what happened
   * @param time when
   * @param actor role of who did it
   * @param facts its public facts
   * @param logIndex place in the log, null before integration
   */
  record TrailEvent(
      long seq,
      String kind,
      Instant time,
      String actor,
      Map<String, Object> facts,
      @Nullable Long logIndex) {}

  /**
   * How far a stream is proven.
   *
   * @param events how many events it has
   * @param integrated how many of them are in the log
   * @param anchored how many of them are under an anchored checkpoint
   * @param logIndex the last event's place in the log
   * @param checkpointSize size of the first anchored checkpoint that covers the last event
   * @param evidenceNumber the court's number 统一证据编号, once a receipt covers the last event
   */
  record Proven(
      long events,
      long integrated,
      long anchored,
      Optional<Long> logIndex,
      Optional<Long> checkpointSize,
      Optional<String> evidenceNumber) {

    /** Whether every event is under an anchored checkpoint. */
    public boolean isAnchored() {
      return events > 0 && anchored == events;
    }

    /** Whether every event is also covered by a court receipt. */
    public boolean isReceipted() {
      return isAnchored() && evidenceNumber.isPresent();
    }
  }
}
