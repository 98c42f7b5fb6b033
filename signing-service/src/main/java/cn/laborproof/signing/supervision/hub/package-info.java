/**
 * The data hub of an office: takes in facts about employers, keeps every version of them, judges
 * each employer they touch by the rules of the risk engine and keeps the findings with the lines
 * they stand on. Start at {@link cn.laborproof.signing.supervision.hub.FactHub}.
 */
@NullMarked
package cn.laborproof.signing.supervision.hub;

import org.jspecify.annotations.NullMarked;
