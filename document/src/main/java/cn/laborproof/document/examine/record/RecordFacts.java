package cn.laborproof.document.examine.record;

import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.signature.TimestampFacts;
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

  static RecordFacts unreadable(String why) {
    return new RecordFacts(List.of(), Optional.of(why));
  }
}
