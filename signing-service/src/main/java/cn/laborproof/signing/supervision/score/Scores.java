package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Scorecard;
import cn.laborproof.risk.score.Scorecards;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Answers questions about scores. An office sees those of its region, an organisation its own and
 * no other's: here, and again in row-level security.
 */
@Service
class Scores {

  /** More than a year of daily changes. */
  private static final int MOST_STEPS = 400;

  private final ScoreRows rows;
  private final Scorecards cards;
  private final Organisations organisations;
  private final CodeConfirmations confirmations;
  private final Tenancy tenancy;
  private final Clock clock;

  Scores(
      ScoreRows rows,
      Scorecards cards,
      Organisations organisations,
      CodeConfirmations confirmations,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.cards = cards;
    this.organisations = organisations;
    this.confirmations = confirmations;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A page of a list. */
  record Page(ScoreFilter filter, long total, List<StoredScore> scores) {
    boolean more() {
      return (long) (filter.page() + 1) * filter.size() < total;
    }
  }

  /**
   * An employer's score.
   *
   * @param card the card it was computed by
   * @param history its steps, the newest first
   * @param elsewhere other divisions in which sources seat the employer
   */
  record Told(
      StoredScore score, Scorecard card, List<ScoreRows.Step> history, List<String> elsewhere) {}

  /** Today, in China. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /** Whether the reader is of an organisation, which sees itself alone. */
  boolean isHouse() {
    return tenancy.current().organisation().isPresent();
  }

  /** The code of the organisation that asks. */
  String ownCode() {
    return organisations.mine().creditCode().value();
  }

  Page page(ScoreFilter asked) {
    return tenancy.inTransaction(() -> {
      ScoreFilter filter = narrowed(asked);
      MatchingRows<StoredScore> matching = rows.matching(filter);
      return new Page(filter, matching.total(), matching.page(filter.page(), filter.size()));
    });
  }

  /** Hands over all that pass a filter, one after the other. */
  void each(ScoreFilter asked, Consumer<StoredScore> consumer) {
    tenancy.inTransaction(() -> {
      rows.each(narrowed(asked), consumer);
      return true;
    });
  }

  /**
   * @param region the seat that is meant where sources name several, or blank
   * @throws Refusal {@code not-found} for an employer that has no score or is none of the reader's,
   *     {@code code-not-confirmed}
   */
  Told find(String employer, String region) {
    refuseUnconfirmed();
    if (isHouse() && !employer.equals(ownCode())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return told(employer, region).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** What the organisation that asks is told of itself; empty while nobody knows anything of it. */
  Optional<Told> own() {
    return told(ownCode(), "");
  }

  private Optional<Told> told(String employer, String region) {
    return tenancy.inTransaction(() -> {
      List<StoredScore> all = rows.current(employer);
      return all.stream()
          .filter(score -> region.isBlank() || score.region().equals(region))
          .findFirst()
          .map(meant ->
              new Told(
                  meant,
                  cards.find(meant.score().card()).orElseThrow(),
                  rows.history(employer, meant.region(), MOST_STEPS),
                  all.stream()
                      .map(StoredScore::region)
                      .filter(other -> !other.equals(meant.region()))
                      .toList()));
    });
  }

  /**
   * The divisions the office that asks may see.
   *
   * @throws Refusal {@code not-allowed} for an organisation
   */
  List<ScoreRows.Area> areas() {
    Actor actor = tenancy.current();
    if (!actor.isOfOffice()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    String region = Objects.requireNonNullElse(actor.scope().region(), "");
    return tenancy.inTransaction(() -> rows.areas(region));
  }

  /** The card in force today where the reader is. */
  Scorecard card() {
    String region =
        isHouse()
            ? organisations.mine().region()
            : Objects.requireNonNullElse(tenancy.current().scope().region(), "");
    return cards.inForce(region, today()).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** Row-level security shows it nothing anyway; this says why. */
  private void refuseUnconfirmed() {
    if (isHouse() && !confirmations.isOwnConfirmed()) {
      throw new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED);
    }
  }

  /** Whether the organisation that asks sees nothing because nobody confirmed its code. */
  boolean isUnconfirmed() {
    return isHouse() && confirmations.isOwnMissing();
  }

  private ScoreFilter narrowed(ScoreFilter asked) {
    refuseUnconfirmed();
    return isHouse() ? asked.of(ownCode()) : asked;
  }
}
