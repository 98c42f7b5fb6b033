/**
 * The whole examination of a document or an evidence package.
 *
 * <p>Owns the order of the checks and the bounds on the input. Never opens a connection and never
 * believes what the input says about whom to believe. Start at {@link
 * cn.laborproof.proof.examine.DocumentExaminer}.
 */
@NullMarked
package cn.laborproof.proof.examine;

import org.jspecify.annotations.NullMarked;
