/**
 * Inspections by random draw (双随机、一公开): who is drawn can be computed again by anybody
 * (docs/random-draw.md). Owns draws, who keeps away from whom, and what came of inspections; never
 * chooses anybody. Start at {@link cn.laborproof.signing.supervision.inspection.Draws}.
 */
@NullMarked
package cn.laborproof.signing.supervision.inspection;

import org.jspecify.annotations.NullMarked;
