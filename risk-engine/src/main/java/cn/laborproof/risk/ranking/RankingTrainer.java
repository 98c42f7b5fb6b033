package cn.laborproof.risk.ranking;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Learns a model from examples. */
final class RankingTrainer {

  private static final double NO_SPREAD = 1e-9;
  private static final double DECIMALS = 1e6;

  private RankingTrainer() {}

  static RankingModel train(
      List<RankingStudy.Example> examples, List<Feature> asked, double penalty) {
    List<RankingModel.Weight> scales = new ArrayList<>();
    for (Feature feature : asked) {
      scale(feature, examples).ifPresent(scales::add);
    }
    double[][] lines = new double[examples.size()][scales.size()];
    boolean[] outcomes = new boolean[examples.size()];
    for (int i = 0; i < examples.size(); i++) {
      outcomes[i] = examples.get(i).disputed();
      for (int j = 0; j < scales.size(); j++) {
        RankingModel.Weight scale = scales.get(j);
        OptionalDouble value = examples.get(i).features().value(scale.feature());
        lines[i][j] = value.isEmpty() ? 0 : (value.getAsDouble() - scale.usual()) / scale.spread();
      }
    }
    boolean[] notNegative = new boolean[scales.size()];
    for (int j = 0; j < scales.size(); j++) {
      notNegative[j] = scales.get(j).feature().raises();
    }
    double[] solved = LogisticFit.of(lines, outcomes, penalty, notNegative);
    List<RankingModel.Weight> weights = new ArrayList<>();
    for (int j = 0; j < scales.size(); j++) {
      RankingModel.Weight scale = scales.get(j);
      weights.add(
          new RankingModel.Weight(
              scale.feature(), scale.usual(), scale.spread(), rounded(solved[j + 1])));
    }
    return new RankingModel(rounded(solved[0]), weights);
  }

  /** Mean and standard deviation where it is known; nothing where it is the same everywhere. */
  private static Optional<RankingModel.Weight> scale(
      Feature feature, List<RankingStudy.Example> examples) {
    DoubleSummaryStatistics known =
        examples.stream()
            .map(example -> example.features().value(feature))
            .flatMapToDouble(OptionalDouble::stream)
            .summaryStatistics();
    if (known.getCount() == 0) {
      return Optional.empty();
    }
    double mean = known.getAverage();
    double spread =
        Math.sqrt(
            examples.stream()
                    .map(example -> example.features().value(feature))
                    .flatMapToDouble(OptionalDouble::stream)
                    .map(value -> (value - mean) * (value - mean))
                    .sum()
                / known.getCount());
    return rounded(spread) <= NO_SPREAD
        ? Optional.empty()
        : Optional.of(new RankingModel.Weight(feature, rounded(mean), rounded(spread), 0));
  }

  static double rounded(double value) {
    double rounded = Math.rint(value * DECIMALS) / DECIMALS;
    // No minus before a nought.
    return rounded == 0 ? 0 : rounded;
  }
}
