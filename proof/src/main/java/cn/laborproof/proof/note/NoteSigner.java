package cn.laborproof.proof.note;

/**
 * Somebody who signs notes under one key. The key may live in a vault: only the signature crosses
 * this port.
 *
 * <p>{@link #sign} MUST return the 64-byte Ed25519 signature over exactly the given bytes, MUST be
 * safe to call from several threads and MAY throw an unchecked exception when the key is out of
 * reach; nothing is then signed.
 */
public interface NoteSigner {
  /** The public side of the key. */
  NoteVerifier verifier();

  /** Ed25519 over the bytes. */
  byte[] sign(byte[] message);
}
