/**
 * An order in which to look at employers, learned from past disputes: features of a day, a
 * regularised logistic regression over them, and how well it did on a later day. Pure and
 * deterministic. It finds nothing and decides nothing: no rule, finding, warning, score or draw
 * reads it. Start at {@link cn.laborproof.risk.ranking.RankingStudy}.
 */
@NullMarked
package cn.laborproof.risk.ranking;

import org.jspecify.annotations.NullMarked;
