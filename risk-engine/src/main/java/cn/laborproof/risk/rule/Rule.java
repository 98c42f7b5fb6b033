package cn.laborproof.risk.rule;

import cn.laborproof.risk.finding.Finding;
import java.util.stream.Stream;

/** One rule: pure, stateless, deterministic. */
interface Rule {

  /** Stable key, the same in the rule book and in the message files. */
  String id();

  /** Every finding of this rule on these facts, in the order of the facts. */
  Stream<Finding> apply(Examination examination);
}
