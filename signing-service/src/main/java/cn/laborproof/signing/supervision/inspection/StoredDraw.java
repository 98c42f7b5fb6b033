package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.draw.Selection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A draw.
 *
 * @param id identifier, also of its evidence stream {@code inspection-draw/<id>}
 * @param office the office that draws
 * @param region division it is about (GB/T 2260)
 * @param title what the inspections are for
 * @param terms as committed to
 * @param repeats the draw this one is in place of
 * @param reason why there is another or why all inspectors take part; empty where nobody had to say
 * @param share the office's own part of the lot, once told
 * @param lotSize size of the checkpoint the lot came from
 * @param decided who drew or abandoned it
 * @param abandonedWhy why; blank unless abandoned
 */
record StoredDraw(
    UUID id,
    UUID office,
    String region,
    String title,
    DrawTerms terms,
    Optional<UUID> repeats,
    String reason,
    State state,
    By committed,
    Optional<Digest> share,
    Optional<Long> lotSize,
    Optional<Selection> result,
    Optional<By> decided,
    String abandonedWhy) {

  /** Where a draw stands. */
  enum State {
    /** Committed to; the lot is not used yet. */
    COMMITTED,
    /** The result stands. */
    DRAWN,
    /** Given up, with a reason. */
    ABANDONED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who did something, and when. */
  record By(UUID account, String name, Instant at) {}
}
