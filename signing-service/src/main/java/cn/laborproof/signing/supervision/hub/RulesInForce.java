package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.rule.RuleBook;

/** The rules that facts are judged by. */
public interface RulesInForce {

  /**
   * The shipped book with what offices have switched on. Which entry counts for an employer on a
   * day is the book's own answer. Called in the caller's transaction.
   */
  RuleBook book();
}
