/**
 * The demo court: a hash chain of its own on which deposits are laid down, each answered with a
 * signed receipt. Owns the chain's files; what a receipt means and how it is checked is {@code
 * cn.laborproof.proof.court}'s. Start reading at {@link cn.laborproof.authorities.court.DemoCourt}.
 */
@NullMarked
package cn.laborproof.authorities.court;

import org.jspecify.annotations.NullMarked;
