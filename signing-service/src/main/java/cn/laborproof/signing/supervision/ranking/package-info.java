/**
 * An order in which inspectors may look at employers, learned from past disputes (ADR 51): models
 * made by one official and switched on by another, and the order itself with its reasons. It is no
 * finding; findings, warnings, scores and draws do not know this package. Start at {@code
 * RankingModels}.
 */
@NullMarked
package cn.laborproof.signing.supervision.ranking;

import org.jspecify.annotations.NullMarked;
