package cn.laborproof.risk.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was learned: an intercept and, for each feature used, what is usual and how much it weighs.
 * Numbers have six decimals, so that what is tested, stored and agreed on is the same.
 */
public record RankingModel(double intercept, List<Weight> weights) {

  /** Copies the list. */
  public RankingModel {
    weights = List.copyOf(weights);
  }

  /**
   * One feature.
   *
   * @param usual its mean where it was known in training
   * @param spread its standard deviation there
   * @param weight on the standardised feature, in natural logarithms of the odds
   */
  public record Weight(Feature feature, double usual, double spread, double weight) {}

  /**
   * What a feature does to an employer's place, beside an employer of whom all is usual.
   *
   * @param value empty when it is not known, which counts neither way
   * @param points natural logarithms of the odds; above 0 it moves up
   */
  public record Contribution(Feature feature, OptionalDouble value, double usual, double points) {}

  /**
   * What the model says of one employer.
   *
   * @param contributions the strongest upwards first
   */
  public record Reading(double probability, List<Contribution> contributions) {
    /** Copies the list. */
    public Reading {
      contributions = List.copyOf(contributions);
    }

    /** Those that move it up. */
    public List<Contribution> reasons(int most) {
      return contributions.stream().filter(each -> each.points() > 0).limit(most).toList();
    }
  }

  /** Reads one employer. */
  public Reading read(Features features) {
    List<Contribution> contributions = new ArrayList<>();
    double odds = intercept;
    for (Weight weight : weights) {
      OptionalDouble value = features.value(weight.feature());
      double points = weight.weight() * standard(weight, value);
      odds += points;
      contributions.add(new Contribution(weight.feature(), value, weight.usual(), points));
    }
    contributions.sort(
        Comparator.comparingDouble(Contribution::points)
            .reversed()
            .thenComparing(Contribution::feature));
    return new Reading(LogisticFit.probability(odds), contributions);
  }

  private static double standard(Weight weight, OptionalDouble value) {
    return value.isEmpty() ? 0 : (value.getAsDouble() - weight.usual()) / weight.spread();
  }

  /** The weight of a feature; empty when it was the same everywhere or never known. */
  public Optional<Weight> of(Feature feature) {
    return weights.stream().filter(each -> each.feature() == feature).findFirst();
  }
}
