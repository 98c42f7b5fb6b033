/**
 * What an employer is told of findings about itself on an office's facts, and what it answers.
 * Start at {@code Disclosure}, then {@code FindingTeller} and {@code FindingAnswers}.
 */
@NullMarked
package cn.laborproof.signing.supervision.answer;

import org.jspecify.annotations.NullMarked;
