package cn.laborproof.risk.ranking;

import cn.laborproof.risk.VersionedProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When features are taken and what is too little to learn from. Shipped values are the platform's.
 *
 * @param horizonMonths in which a dispute after a cut-off counts; cut-offs lie as far apart
 * @param trainingCutOffs cut-offs to learn from
 * @param leastPositives employers with a dispute needed to learn, each counted once a cut-off
 * @param leastTestPositives those needed to test
 * @param penalty strength of the L2 penalty
 */
public record StudyPlan(
    int horizonMonths,
    int trainingCutOffs,
    int leastPositives,
    int leastTestPositives,
    double penalty) {

  /** The plan shipped with this version. */
  public static StudyPlan shipped() {
    Map<String, String> plan =
        VersionedProperties.grouped(
                VersionedProperties.shipped(StudyPlan.class, "ranking.properties"),
                Set.of(),
                "study.vN.KEY")
            .getOrDefault("study.v1", Map.of());
    return new StudyPlan(
        number(plan, "horizon-months"),
        number(plan, "training-cut-offs"),
        number(plan, "least-positives"),
        number(plan, "least-test-positives"),
        Double.parseDouble(plan.getOrDefault("penalty", "")));
  }

  private static int number(Map<String, String> plan, String key) {
    return Integer.parseInt(plan.getOrDefault(key, ""));
  }

  /** The latest cut-off whose time has passed: what is learned is tested on it. */
  public LocalDate testedOn(LocalDate today) {
    return today.minusMonths(horizonMonths);
  }

  /** Earlier cut-offs, oldest first; the time of the last ends where the test begins. */
  public List<LocalDate> trainedOn(LocalDate today) {
    return IntStream.range(0, trainingCutOffs)
        .mapToObj(each -> today.minusMonths((long) horizonMonths * (trainingCutOffs + 1 - each)))
        .toList();
  }

  /** The last day on which a dispute counts for a cut-off. */
  public LocalDate lastDay(LocalDate cutOff) {
    return cutOff.plusMonths(horizonMonths);
  }
}
