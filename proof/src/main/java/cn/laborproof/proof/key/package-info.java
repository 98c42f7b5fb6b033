/**
 * Ed25519 keys as values (RFC 8032, pure Ed25519): raw 32-byte public keys, 32-byte secret seeds,
 * 64-byte signatures.
 *
 * <p>Owns key and signature encoding for logs, ledgers and courts; never stores a key and never
 * reads a file. Start at {@link cn.laborproof.proof.key.Ed25519PublicKey}.
 */
@NullMarked
package cn.laborproof.proof.key;

import org.jspecify.annotations.NullMarked;
