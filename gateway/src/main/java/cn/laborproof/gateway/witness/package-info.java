/**
 * A witness of evidence logs and how to ask one (C2SP tlog-witness, tlog-cosignature v1).
 *
 * <p>Owns what a witness may cosign and the memory that keeps it from ever cosigning a
 * contradiction. Never reads entries: a witness says that a log only grew, not what is in it. Start
 * at {@link cn.laborproof.gateway.witness.Witness}; whoever wants a cosignature, at {@link
 * cn.laborproof.gateway.witness.WitnessClient}.
 */
@NullMarked
package cn.laborproof.gateway.witness;

import org.jspecify.annotations.NullMarked;
