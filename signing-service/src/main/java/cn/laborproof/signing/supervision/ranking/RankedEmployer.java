package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.ranking.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employer's place in the order.
 *
 * @param place 1 is looked at first
 * @param seat division of its seat; the office's where no fact says it
 * @param sector letter of its line of business, or empty
 * @param reasons every feature used, the strongest upwards first
 * @param open findings on facts that stand open
 */
record RankedEmployer(
    int place,
    String employer,
    String name,
    String seat,
    String sector,
    int workers,
    double probability,
    List<Reason> reasons,
    long open) {

  RankedEmployer {
    reasons = List.copyOf(reasons);
  }

  /**
   * What a feature did.
   *
   * @param value null where it is not known
   * @param points natural logarithms of the odds, beside an employer of whom it is as usual
   */
  record Reason(Feature feature, @Nullable Double value, double usual, double points) {}
}
