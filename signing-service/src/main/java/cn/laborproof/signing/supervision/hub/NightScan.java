package cn.laborproof.signing.supervision.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A full scan of a hub: what was looked at and what differed from the stored findings.
 *
 * @param day the day the rules were asked for
 * @param asker who pressed the button; empty for the nightly one
 * @param book version of the rule book it was made with
 * @param error why it came to nothing
 * @param files of the snapshot, as the manifest names them
 * @param key opens them; empty once they were thrown away
 */
record NightScan(
    UUID id,
    UUID office,
    String region,
    UUID attempt,
    State state,
    LocalDate day,
    Optional<String> asker,
    Instant askedAt,
    Optional<Instant> beganAt,
    Optional<Instant> endedAt,
    Optional<String> book,
    Counts counts,
    Optional<String> error,
    List<SnapshotFile> files,
    Optional<byte[]> key) {

  /** Copies the list. */
  NightScan {
    files = List.copyOf(files);
  }

  /** How far it is. */
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was looked at.
   *
   * @param rejected lines that rules do not look at, although the hub holds them
   * @param employers all of the hub
   * @param compared those whose findings were held against the scan's
   * @param leftOut the others
   * @param findings of the scan
   */
  record Counts(
      long facts,
      long rejected,
      long employers,
      long compared,
      long leftOut,
      long findings,
      long differences) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * A file of the snapshot.
   *
   * @param rows lines in it
   * @param sha256 of the file in clear
   */
  record SnapshotFile(String name, long rows, long bytes, String sha256) {}

  /** What a note is about. */
  enum About {
    /** Left out: its judgement was waiting when the snapshot was made. */
    WAITING,
    /** Left out: it was judged, or its facts changed, since the snapshot was made. */
    CHANGED,
    /** The scan finds what is not stored. */
    MISSING,
    /** What is stored the scan does not find. */
    SURPLUS,
    /** Both find it, and say different things of it. */
    OTHER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isDifference() {
      return this == MISSING || this == SURPLUS || this == OTHER;
    }
  }

  /**
   * An employer left out, or a difference.
   *
   * @param rule empty for an employer left out
   * @param parts which parts of the finding differ
   */
  record Note(
      About about,
      String employer,
      String rule,
      String subject,
      boolean aboutPerson,
      List<String> parts) {

    /** Copies the list. */
    Note {
      parts = List.copyOf(parts);
    }

    static Note leftOut(About about, String employer) {
      return new Note(about, employer, "", "", false, List.of());
    }
  }
}
