/**
 * Facts about an employer, rules, findings. The rules are pure: the same facts, the same day and
 * the same rule book give the same findings, on one event or on a full scan. Nothing here reads a
 * database or the network, and nothing here says "illegal": a finding names the facts, the article,
 * the threshold, the rule version and the next step. Start at {@link
 * cn.laborproof.risk.RiskEngine}.
 */
@NullMarked
package cn.laborproof.risk;

import org.jspecify.annotations.NullMarked;
