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
    Optional<LocalDate> orderedOn) {

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
