/**
 * Facts to findings: examines an employer on a day with the rules of the risk engine and shows what
 * they say. Holds no rule itself. Start at {@link
 * cn.laborproof.signing.supervision.finding.Examinations}.
 */
@NullMarked
package cn.laborproof.signing.supervision.finding;

import org.jspecify.annotations.NullMarked;
