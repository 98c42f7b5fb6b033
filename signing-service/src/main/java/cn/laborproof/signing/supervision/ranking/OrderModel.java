package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.ranking.RankingStudy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A learned order of looking.
 *
 * @param version counted in its office
 * @param asOf the day whose facts it was learned from
 * @param done employers gone through, of how many
 * @param study what was learned, once there is any
 * @param scarce why nothing was
 * @param ordering whether the order is being made
 * @param orderedOn the day of the order that is shown
 * @param follows the version it was learned after by the clock; empty where somebody asked
 * @param failedAt when going through the facts last failed; it is tried again
 */
record OrderModel(
    UUID id,
    UUID office,
    String region,
    int version,
    State state,
    LocalDate asOf,
    By asked,
    long done,
    long total,
    Optional<RankingStudy.Learned> study,
    Optional<RankingStudy.NotEnough> scarce,
    Optional<By> decided,
    String note,
    boolean ordering,
    Optional<LocalDate> orderedOn,
    Optional<Integer> follows,
    Optional<Instant> failedAt) {

  /** One that is to be learned. */
  static OrderModel asked(
      UUID id,
      UUID office,
      String region,
      int version,
      LocalDate asOf,
      By asked,
      long total,
      Optional<Integer> follows) {
    return new OrderModel(
        id,
        office,
        region,
        version,
        State.MAKING,
        asOf,
        asked,
        0,
        total,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        false,
        Optional.empty(),
        follows,
        Optional.empty());
  }

  /** Where a model stands. */
  enum State {
    /** Past facts are being gone through. */
    MAKING,
    /** Too few past disputes: nothing was learned. */
    SCARCE,
    /** A second person may switch it on. */
    MADE,
    /** The office's order is made with it. */
    ACTIVE,
    /** Another one took its place. */
    RETIRED,
    /** The second person did not want it. */
    REFUSED,
    /** Whoever asked for it took it back. */
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isOpen() {
      return this == MAKING || this == MADE;
    }
  }

  /** Who did something, and when. */
  record By(UUID account, String name, Instant at) {}
}
