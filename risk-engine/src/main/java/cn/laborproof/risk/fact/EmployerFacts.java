package cn.laborproof.risk.fact;

import java.util.List;

/**
 * Everything the rules may look at for one employer.
 *
 * @param employer 统一社会信用代码
 * @param region administrative division code of the employer's seat (GB/T 2260, 6 digits)
 * @param employments everybody on the roster
 * @param awaitedSeals contracts the workers have signed and that wait for the employer's seal, or
 *     waited beyond its time
 */
public record EmployerFacts(
    String employer, String region, List<Employment> employments, List<AwaitedSeal> awaitedSeals) {
  public EmployerFacts {
    employments = List.copyOf(employments);
    awaitedSeals = List.copyOf(awaitedSeals);
  }
}
