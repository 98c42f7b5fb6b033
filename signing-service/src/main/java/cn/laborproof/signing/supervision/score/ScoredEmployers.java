package cn.laborproof.signing.supervision.score;

import cn.laborproof.signing.access.Tenancy;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Every employer that sources speak of, as far as the current actor may see it, by its code. */
@Service
public class ScoredEmployers {

  private final ScoreRows rows;
  private final Tenancy tenancy;

  ScoredEmployers(ScoreRows rows, Tenancy tenancy) {
    this.rows = rows;
    this.tenancy = tenancy;
  }

  /**
   * An employer.
   *
   * @param name the code where no source says it
   * @param region division of its seat; empty where no source says it
   */
  public record Known(String name, String region) {}

  /** The employer of a code; where sources name several seats, the one known best. */
  public Optional<Known> find(String code) {
    return tenancy.inTransaction(() -> rows.current(code)).stream()
        .map(score -> new Known(score.name(), score.seatKnown() ? score.region() : ""))
        .findFirst();
  }
}
