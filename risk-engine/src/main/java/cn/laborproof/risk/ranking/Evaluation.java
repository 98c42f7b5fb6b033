package cn.laborproof.risk.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a model ordered employers of a later cut-off than it was learned from.
 *
 * @param positives employers that had a dispute after the cut-off
 * @param auc how often, of one that had a dispute and one that had none, the first stands higher;
 *     one half is chance
 * @param brier mean square of probability minus outcome; less is better
 * @param top how many are a tenth
 * @param topPositives of the tenth that stands highest
 * @param tenths the lowest first
 */
public record Evaluation(
    int examples,
    int positives,
    double auc,
    double brier,
    int top,
    int topPositives,
    List<Tenth> tenths) {

  private static final int PARTS = 10;

  /** Copies the list. */
  public Evaluation {
    tenths = List.copyOf(tenths);
  }

  /**
   * A tenth of the employers, by probability.
   *
   * @param predicted mean probability
   * @param observed share that had a dispute
   */
  public record Tenth(int employers, double predicted, double observed) {}

  private record Judged(String employer, double probability, boolean disputed) {}

  /** Tries a model on examples it was not learned from; both outcomes have to be among them. */
  static Evaluation of(RankingModel model, List<RankingStudy.Example> examples) {
    List<Judged> judged =
        examples.stream()
            .map(example ->
                new Judged(
                    example.employer(),
                    model.read(example.features()).probability(),
                    example.disputed()))
            .sorted(
                Comparator.comparingDouble(Judged::probability)
                    .thenComparing(Judged::employer, Comparator.reverseOrder()))
            .toList();
    int n = judged.size();
    int top = Math.ceilDiv(n, PARTS);
    return new Evaluation(
        n,
        positives(judged),
        RankingTrainer.rounded(auc(judged)),
        RankingTrainer.rounded(
            judged.stream()
                .mapToDouble(each -> each.probability() - (each.disputed() ? 1 : 0))
                .map(error -> error * error)
                .average()
                .orElse(0)),
        top,
        positives(judged.subList(n - top, n)),
        tenths(judged));
  }

  private static int positives(List<Judged> judged) {
    return (int) judged.stream().filter(Judged::disputed).count();
  }

  /** By ranks (Mann and Whitney); those of one probability share their mean rank. */
  private static double auc(List<Judged> judged) {
    int n = judged.size();
    long positives = positives(judged);
    double ranks = 0;
    int from = 0;
    while (from < n) {
      int to = from;
      while (to < n && judged.get(to).probability() == judged.get(from).probability()) {
        to++;
      }
      double mean = (from + 1 + to) / 2.0;
      ranks += mean * positives(judged.subList(from, to));
      from = to;
    }
    return (ranks - positives * (positives + 1) / 2.0) / (positives * (double) (n - positives));
  }

  private static List<Tenth> tenths(List<Judged> judged) {
    List<Tenth> tenths = new ArrayList<>();
    long n = judged.size();
    for (int part = 0; part < PARTS; part++) {
      List<Judged> within =
          judged.subList((int) (part * n / PARTS), (int) ((part + 1) * n / PARTS));
      if (!within.isEmpty()) {
        tenths.add(
            new Tenth(
                within.size(),
                RankingTrainer.rounded(
                    within.stream().mapToDouble(Judged::probability).average().orElse(0)),
                RankingTrainer.rounded((double) positives(within) / within.size())));
      }
    }
    return tenths;
  }
}
