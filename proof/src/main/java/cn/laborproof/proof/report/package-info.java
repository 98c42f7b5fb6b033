/**
 * Verdicts in other people's formats.
 *
 * <p>Owns the validation report of ETSI TS 119 102-2. Never judges anything. Start at {@link
 * cn.laborproof.proof.report.EtsiReport}.
 */
@NullMarked
package cn.laborproof.proof.report;

import org.jspecify.annotations.NullMarked;
