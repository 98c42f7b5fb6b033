package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.rule.RuleEntry;
import java.util.Set;

/**
 * One rule of the library.
 *
 * @param id the same in the rule book and in the message files
 * @param needs without usable lines of each of these kinds the rule says nothing
 */
record LibraryRule(String id, Set<FactKind> needs, Start start) {

  /** Begins to look at a company. */
  interface Start {
    Watch at(Company company, RuleEntry entry);
  }

  LibraryRule {
    needs = Set.copyOf(needs);
  }
}
