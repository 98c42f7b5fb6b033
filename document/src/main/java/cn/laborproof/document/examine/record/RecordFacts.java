package cn.laborproof.document.examine.record;

import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an evidence record says about a document.
 *
 * @param chains chains of timestamps, oldest first; each has at least one
 * @param fault why it says nothing, in English; the chains are then empty
 */
public record RecordFacts(List<Chain> chains, Optional<String> fault) {
  /** Copies the list. */
  public RecordFacts {
    chains = List.copyOf(chains);
  }

  /**
   * Timestamps under one digest. The document is bound by that digest until the next chain begins.
   *
   * @param digest its JCA name
   */
  public record Chain(String digest, List<Stamp> stamps) {
    /** Copies the list. */
    public Chain {
      stamps = List.copyOf(stamps);
    }
  }

  /**
   * One archive timestamp.
   *
   * @param name how results name it
   * @param token its token; the imprint holds only if the reduced hash tree leads from what it
   *     covers to it
   * @param revocation the answers inside the token
   */
  public record Stamp(String name, TimestampFacts token, RevocationData revocation) {}

  /** All timestamps, oldest first. */
  public List<Stamp> stamps() {
    return chains.stream().flatMap(chain -> chain.stamps().stream()).toList();
  }

  /** When the document was first covered. */
  public Optional<Instant> begin() {
    return stamps().stream().findFirst().map(stamp -> stamp.token().time());
  }

  /** The digest of a chain that had ended before the next chain took over, or now. */
  public Optional<String> endedDigest(TrustBundle trust, Instant at) {
    for (int i = 0; i < chains.size(); i++) {
      Instant until =
          i + 1 < chains.size() ? chains.get(i + 1).stamps().getFirst().token().time() : at;
      String digest = chains.get(i).digest();
      Optional<Instant> end = trust.endOf(digest);
      if (end.isEmpty() || !until.isBefore(end.get())) {
        return Optional.of(digest);
      }
    }
    return Optional.empty();
  }

  static RecordFacts unreadable(String why) {
    return new RecordFacts(List.of(), Optional.of(why));
  }
}
