package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.WarningEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event with what the rules do not look at.
 *
 * @param event the event
 * @param person who acted
 * @param personName how pages name them
 * @param basis what it rests on, for example the rule of a finding
 * @param note what they wrote, sealed
 * @param bodies codes of those asked to take part
 * @param backing the paper it rests on, and how a notice was served
 * @param recordedAt when it came to be known here
 */
record StoredEvent(
    WarningEvent event,
    UUID person,
    String personName,
    Optional<String> basis,
    byte[] note,
    List<String> bodies,
    Backing backing,
    Instant recordedAt) {

  /**
   * What an act rests on.
   *
   * @param paper the sealed paper
   * @param without why there is none here, sealed
   * @param means how a notice was served, stable name
   * @param receiver who took it, sealed
   */
  record Backing(
      Optional<UUID> paper,
      Optional<byte[]> without,
      Optional<String> means,
      Optional<byte[]> receiver) {
    static final Backing NOTHING =
        new Backing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
