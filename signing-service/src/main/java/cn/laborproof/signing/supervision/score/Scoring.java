package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Score;
import cn.laborproof.risk.score.Scorecard;
import cn.laborproof.risk.score.Scorecards;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Scores one employer from what all sources at its seat say. A score is a function of these and of
 * the card: repeating it changes nothing.
 */
@Service
class Scoring {

  /** The office the platform scores as; row-level security knows it, no account has it. */
  private static final UUID SCORER = new UUID(0, 0);

  private final ScoreSourceRows sources;
  private final ScoreRows rows;
  private final Scorecards cards;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  Scoring(
      ScoreSourceRows sources,
      ScoreRows rows,
      Scorecards cards,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.sources = sources;
    this.rows = rows;
    this.cards = cards;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param region the division of the employer's seat, or where it was: there nobody speaks of it
   *     any more, and its score ends
   */
  void score(String region, String employer) {
    tenancy.inTransaction(
        new Actor.Official(SCORER, SCORER, region, Role.PLATFORM, ""),
        () -> {
          rows.queueUp(employer, region);
          LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
          List<ScoreSource> said =
              sources.of(region, employer).stream().filter(each -> !each.silent()).toList();
          Optional<Scorecard> card =
              said.isEmpty() ? Optional.empty() : cards.inForce(region, today);
          card.ifPresentOrElse(
              found -> keep(scored(said, found, today)), () -> rows.end(employer, region));
          return employer;
        });
  }

  private void keep(StoredScore score) {
    if (rows.current(score.employer(), score.region()).filter(score::saysTheSame).isEmpty()) {
      rows.end(score.employer(), score.region());
      rows.keep(score);
    }
  }

  private StoredScore scored(List<ScoreSource> said, Scorecard card, LocalDate today) {
    ScoreSource first = said.getFirst();
    List<Standing> findings =
        Standing.together(said.stream().flatMap(each -> each.findings().stream()).toList());
    Set<String> known = new TreeSet<>();
    said.forEach(each -> known.addAll(each.known()));
    Score score = card.score(findings.stream().map(Standing::tally).toList(), known);
    return new StoredScore(
        ids.next(),
        first.employer(),
        said.stream()
            .map(ScoreSource::name)
            .filter(name -> !name.equals(first.employer()))
            .findFirst()
            .orElse(first.employer()),
        first.region(),
        said.stream().anyMatch(ScoreSource::seatKnown),
        today,
        clock.instant(),
        score,
        findings);
  }
}
