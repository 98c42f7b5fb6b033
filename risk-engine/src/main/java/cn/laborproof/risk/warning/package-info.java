/**
 * Graded risk warnings (分级预警) as configuration: what is known of a situation, which level of a
 * scheme it matches and why, who must act within which clock, and what a warning's history amounts
 * to. Pure: the same events, scheme and instant give the same state, in whatever order the events
 * arrived. Start at {@link cn.laborproof.risk.warning.WarningBook} and {@link
 * cn.laborproof.risk.warning.WarningHistory}.
 */
@NullMarked
package cn.laborproof.risk.warning;

import org.jspecify.annotations.NullMarked;
