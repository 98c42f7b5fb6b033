/**
 * Whom a verifier believes: roots by use, log, ledger and court keys, algorithms and their ends.
 *
 * <p>Owns trust.json and its PEM files. Never takes anything from what is being verified. Start at
 * {@link cn.laborproof.proof.trust.TrustBundle}.
 */
@NullMarked
package cn.laborproof.proof.trust;

import org.jspecify.annotations.NullMarked;
