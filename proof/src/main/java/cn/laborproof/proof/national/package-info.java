/**
 * The national algorithms: SM2 signatures over SM3 (GB/T 32918, GB/T 32905), and certificates whose
 * keys they are, which the JDK cannot read. Owns how they are computed, by Bouncy Castle's provider
 * that is never registered; never decides when they are used. Start at {@link
 * cn.laborproof.proof.national.Sm2}.
 */
@NullMarked
package cn.laborproof.proof.national;

import org.jspecify.annotations.NullMarked;
