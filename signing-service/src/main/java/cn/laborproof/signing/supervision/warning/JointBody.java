package cn.laborproof.signing.supervision.warning;

import java.util.List;
import java.util.Set;

/**
 * Bodies that an office may ask to take part in a tripartite study or in joint handling. The list
 * is the platform's: the sources leave to each place who takes part (宣人社发〔2021〕11号 names the three
 * sides alone).
 */
final class JointBody {
  /** Stable names, in the order of forms. */
  static final List<String> CODES =
      List.of(
          "union",
          "federation",
          "court",
          "public-security",
          "market",
          "tax",
          "housing",
          "petitions",
          "justice");

  /** Acts that can name them. */
  static final Set<ActKind> NAMED_BY = Set.of(ActKind.ACCEPT, ActKind.HANDLE);

  private JointBody() {}

  /**
   * Those that can be taken back: named once since they were taken back last. Bodies do nothing
   * here themselves; a report of handling that names one again says that it took part.
   */
  static List<String> withdrawable(List<StoredEvent> events, List<BodyWithdrawal> withdrawals) {
    return CODES.stream().filter(body -> namings(body, events, withdrawals) == 1).toList();
  }

  /** How often a body was named since it was taken back last. */
  static long namings(String body, List<StoredEvent> events, List<BodyWithdrawal> withdrawals) {
    return events.stream()
        .filter(event -> event.bodies().contains(body))
        .filter(event ->
            withdrawals.stream()
                .noneMatch(
                    each -> each.body().equals(body) && !each.at().isBefore(event.recordedAt())))
        .count();
  }

  /** Each once, in the order of forms. */
  static List<String> sorted(List<String> named) {
    return CODES.stream().filter(named::contains).toList();
  }
}
