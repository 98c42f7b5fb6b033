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

  /** Each once, in the order of forms. */
  static List<String> sorted(List<String> named) {
    return CODES.stream().filter(named::contains).toList();
  }
}
