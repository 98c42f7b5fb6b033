package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.rule.RuleBook;

/** The rules that facts are judged by. */
@FunctionalInterface
public interface RulesInForce {

  /**
   * The shipped book with what offices have switched on. Which entry counts for an employer on a
   * day is the book's own answer. Called in the caller's transaction.
   */
  default RuleBook book() {
    return numbered().book();
  }

  /** As above, with the number of the last change that was switched on; both read at once. */
  Numbered numbered();

  /**
   * A book and what tells it from earlier ones.
   *
   * @param activation of the last change in it, 0 when there is none
   */
  record Numbered(RuleBook book, long activation) {}
}
