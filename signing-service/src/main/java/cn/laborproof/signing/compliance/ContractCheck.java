package cn.laborproof.signing.compliance;

import java.util.List;

/**
 * One rule. Implementations are pure and say nothing about values that are missing or unreadable.
 */
interface ContractCheck {
  List<Finding> check(ReviewedContract contract);
}
