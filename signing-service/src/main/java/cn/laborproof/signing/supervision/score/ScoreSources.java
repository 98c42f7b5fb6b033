package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Scorecard;
import cn.laborproof.risk.score.Scorecards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes in what sources say, in the transaction that keeps their findings. */
@Service
public class ScoreSources {

  private final ScoreSourceRows rows;
  private final ScoreTask task;
  private final Scorecards cards;
  private final Clock clock;

  ScoreSources(ScoreSourceRows rows, ScoreTask task, Scorecards cards, Clock clock) {
    this.rows = rows;
    this.task = task;
    this.cards = cards;
    this.clock = clock;
  }

  /**
   * Keeps what a source says and, when that or the card in force is another than before, has the
   * employer scored after the commit: where it has its seat, and where it had it.
   */
  public void says(ScoreSource source, LocalDate day) {
    String card = cards.inForce(source.region(), day).map(Scorecard::key).orElse("");
    Optional<ScoreSourceRows.Kept> before = rows.find(source.tenant(), source.employer());
    ScoreSourceRows.Kept now = new ScoreSourceRows.Kept(source, card);
    if (before.filter(now::equals).isPresent()) {
      return;
    }
    rows.keep(now, clock.instant());
    before
        .map(kept -> kept.source().region())
        .filter(region -> !region.equals(source.region()))
        .ifPresent(region -> task.score(region, source.employer()));
    task.score(source.region(), source.employer());
  }
}
