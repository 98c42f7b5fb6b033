/**
 * The demo identity authority: a small population register, and an answer to whether given factors
 * belong together. Owns the register; never sees a contract, never decides whether somebody may
 * sign. Start reading at {@link cn.laborproof.authorities.identity.IdentityAuthority}.
 */
@NullMarked
package cn.laborproof.authorities.identity;

import org.jspecify.annotations.NullMarked;
