/**
 * From findings to control points, dimensions and a score of 0 to 100, each point taken leading
 * back to the findings that took it. Pure: the same findings, knowledge and card give the same
 * score, in whatever order they come. A score orders work; it decides nothing. Start at {@link
 * cn.laborproof.risk.score.Scorecards} and {@link cn.laborproof.risk.score.Scorecard#score}.
 */
@NullMarked
package cn.laborproof.risk.score;

import org.jspecify.annotations.NullMarked;
