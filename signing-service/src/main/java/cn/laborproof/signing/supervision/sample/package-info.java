/**
 * Panels of sample employers, drawn by stratum from a seed that is written down, and questionnaires
 * to them and their workers. Start at {@code Panels}, then {@code Questionnaires}; {@code Surveys}
 * is how an employer answers, {@code Voices} how a worker does. No answer becomes a finding.
 */
@NullMarked
package cn.laborproof.signing.supervision.sample;

import org.jspecify.annotations.NullMarked;
