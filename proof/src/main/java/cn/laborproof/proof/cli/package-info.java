/**
 * The offline verifier as a command.
 *
 * <p>Owns arguments, exit codes and what is printed. Never judges: {@code examine} does. Start at
 * {@link cn.laborproof.proof.cli.Main}.
 */
@NullMarked
package cn.laborproof.proof.cli;

import org.jspecify.annotations.NullMarked;
