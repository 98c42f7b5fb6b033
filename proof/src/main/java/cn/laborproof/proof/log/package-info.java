/**
 * The append-only Merkle log: RFC 6962 hashing, C2SP tiles, inclusion and consistency proofs.
 *
 * <p>Owns how entries become a tree and how a tree is proven. Never knows what an entry means
 * beyond its kind byte. Start at {@link cn.laborproof.proof.log.Merkle}.
 */
@NullMarked
package cn.laborproof.proof.log;

import org.jspecify.annotations.NullMarked;
