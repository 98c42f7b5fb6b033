package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A warning proposed from findings.
 *
 * @param id identifier, also of its evidence stream {@code warning-proposal/<id>}
 * @param office on whose hub the findings stand
 * @param region the employer's seat as far as the facts say
 * @param employer its key in the hub, a 统一社会信用代码 where the facts use one
 * @param employerName its name as far as the facts say
 * @param item what of the scheme is reached
 * @param state where it stands
 * @param ending why an undecided one is over; empty otherwise
 * @param facts what the findings tell, by names of warning facts, as people write them
 * @param grounds the findings
 * @param proposedAt when the bound was found reached
 * @param changedAt when facts or grounds changed last
 * @param decision what a person decided
 * @param endedAt when the bound was reached no more
 */
record Proposal(
    UUID id,
    UUID office,
    String region,
    String employer,
    String employerName,
    Item item,
    State state,
    Optional<String> ending,
    Map<String, String> facts,
    List<Ground> grounds,
    Instant proposedAt,
    Instant changedAt,
    Optional<Decision> decision,
    Optional<Instant> endedAt) {

  Proposal {
    facts = Map.copyOf(facts);
    grounds = List.copyOf(grounds);
  }

  /** Where a proposal stands. */
  enum State {
    /** A person has to look at it. */
    OPEN,
    /** A person confirmed it: there is a warning. */
    CONFIRMED,
    /** A person discarded it, with a reason. */
    DISCARDED,
    /** The bound was reached no more before anybody decided. */
    ENDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One branch of one level of a scheme.
   *
   * @param scheme key of the scheme, for example {@code beijing/1}
   * @param level number of the level
   * @param position place of the branch among the level's, from 1
   * @param severity of the level; 1 is the gravest
   */
  record Item(String scheme, int level, int position, int severity) {}

  /**
   * A finding it stands on, as it was when last looked at.
   *
   * @param finding its row
   * @param facts with where they can be opened
   */
  record Ground(
      UUID finding,
      String rule,
      int version,
      Severity severity,
      LocalDate asOf,
      List<String> articles,
      String threshold,
      List<Fact> facts) {

    Finding of(String employer) {
      return new Finding(
          rule, version, severity, employer, employer, asOf, articles, threshold, facts);
    }
  }

  /**
   * What a person decided.
   *
   * @param note why, sealed
   * @param warning the warning it became part of; empty when it was discarded
   */
  record Decision(UUID person, String name, Instant at, byte[] note, Optional<UUID> warning) {}
}
