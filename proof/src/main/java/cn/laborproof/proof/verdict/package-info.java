/**
 * Verdicts of ETSI EN 319 102-1 with the checks they rest on and sentences a judge understands.
 *
 * <p>Owns the three-valued result, the message files and the JSON form. Never checks anything
 * itself. Start at {@link cn.laborproof.proof.verdict.Verdict}.
 */
@NullMarked
package cn.laborproof.proof.verdict;

import org.jspecify.annotations.NullMarked;
