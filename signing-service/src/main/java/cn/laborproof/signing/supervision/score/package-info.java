/**
 * What findings about an employer add up to: control points, dimensions, a score with its history,
 * the roll-up by area. Holds no weight itself and decides nothing; the cards are those of the risk
 * engine. Start at {@link cn.laborproof.signing.supervision.score.ScoreSources}.
 */
@NullMarked
package cn.laborproof.signing.supervision.score;

import org.jspecify.annotations.NullMarked;
