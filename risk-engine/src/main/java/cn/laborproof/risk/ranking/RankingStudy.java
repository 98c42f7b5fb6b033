package cn.laborproof.risk.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers employers at past cut-offs and learns an order of looking from what came after. */
public final class RankingStudy {

  private final StudyPlan plan;
  private final LocalDate today;
  private final List<LocalDate> trainedOn;
  private final LocalDate testedOn;
  private final List<Example> training = new ArrayList<>();
  private final List<Example> test = new ArrayList<>();

  /**
   * @param today the day it is asked for; disputes after it are not known
   */
  public RankingStudy(StudyPlan plan, LocalDate today) {
    this.plan = plan;
    this.today = today;
    this.trainedOn = plan.trainedOn(today);
    this.testedOn = plan.testedOn(today);
  }

  /**
   * An employer at a cut-off.
   *
   * @param disputed whether a dispute began in the time after it
   */
  record Example(String employer, LocalDate cutOff, Features features, boolean disputed) {}

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * Too few disputes to learn from or to test on: nothing is ranked.
   *
   * @param examples employers at training cut-offs
   */
  public record NotEnough(
      int examples, int positives, int leastPositives, int testPositives, int leastTestPositives)
      implements Outcome {}

  /**
   * A model and how it did, beside two simple ones.
   *
   * @param examples employers at training cut-offs
   * @param positives of them with a dispute after
   * @param learned all features, on the test cut-off
   * @param sizeOnly the same with the size alone
   * @param disputesOnly the same with earlier disputes alone
   */
  public record Learned(
      List<LocalDate> trainedOn,
      LocalDate testedOn,
      int horizonMonths,
      double penalty,
      int examples,
      int positives,
      RankingModel model,
      Evaluation learned,
      Evaluation sizeOnly,
      Evaluation disputesOnly)
      implements Outcome {
    /** Copies the list. */
    public Learned {
      trainedOn = List.copyOf(trainedOn);
    }

    /** Whether it orders no worse than either simple one. */
    public boolean ordersNoWorse() {
      return learned.auc() >= sizeOnly.auc() && learned.auc() >= disputesOnly.auc();
    }
  }

  /** Takes an employer at every cut-off at which somebody worked for it. */
  public void add(String employer, EmployerPast past) {
    for (LocalDate cutOff : trainedOn) {
      add(training, employer, past, cutOff);
    }
    add(test, employer, past, testedOn);
  }

  private void add(List<Example> examples, String employer, EmployerPast past, LocalDate cutOff) {
    past.on(cutOff)
        .ifPresent(features ->
            examples.add(
                new Example(
                    employer,
                    cutOff,
                    features,
                    past.disputed(cutOff, last(plan.lastDay(cutOff))))));
  }

  private LocalDate last(LocalDate day) {
    return day.isAfter(today) ? today : day;
  }

  /** Learns and tests; the same employers give the same answer in whatever order they came. */
  public Outcome learn() {
    Comparator<Example> order =
        Comparator.comparing(Example::cutOff).thenComparing(Example::employer);
    training.sort(order);
    test.sort(order);
    int positives = positives(training);
    int testPositives = positives(test);
    if (positives < Math.max(1, plan.leastPositives())
        || testPositives < Math.max(1, plan.leastTestPositives())
        || positives == training.size()
        || testPositives == test.size()) {
      return new NotEnough(
          training.size(),
          positives,
          plan.leastPositives(),
          testPositives,
          plan.leastTestPositives());
    }
    RankingModel model = train(List.of(Feature.values()));
    return new Learned(
        trainedOn,
        testedOn,
        plan.horizonMonths(),
        plan.penalty(),
        training.size(),
        positives,
        model,
        Evaluation.of(model, test),
        Evaluation.of(train(List.of(Feature.SIZE)), test),
        Evaluation.of(train(List.of(Feature.EARLIER_DISPUTES)), test));
  }

  private RankingModel train(List<Feature> features) {
    return RankingTrainer.train(training, features, plan.penalty());
  }

  private static int positives(List<Example> examples) {
    return (int) examples.stream().filter(Example::disputed).count();
  }
}
