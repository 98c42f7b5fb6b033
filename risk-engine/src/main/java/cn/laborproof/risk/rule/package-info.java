/** The rules and their versioned parameters. One rule, one class; start at RuleBook. */
@NullMarked
package cn.laborproof.risk.rule;

import org.jspecify.annotations.NullMarked;
