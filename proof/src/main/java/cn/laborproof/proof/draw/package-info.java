/**
 * Draws by lot that anybody can compute again: candidates are committed to before the lot is known,
 * the lot comes from the first anchored checkpoint of the log that covers the commitment, and the
 * choice follows by arithmetic. Normative text: docs/random-draw.md. Knows employers and inspectors
 * as salted digests only. Start at {@link cn.laborproof.proof.draw.DrawTerms} and {@link
 * cn.laborproof.proof.draw.Selection}.
 */
@NullMarked
package cn.laborproof.proof.draw;

import org.jspecify.annotations.NullMarked;
