package cn.laborproof.signing.vault;

import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.note.NoteSigner;

/**
 * Ed25519 keys of the operator itself: of the log, of package manifests, as a depositor at courts.
 *
 * <p>Implementations MUST give the same key for the same name for ever and MUST have made a new one
 * durable before it is returned.
 */
public interface NoteKeys {

  /**
   * Returns the signer of that name, made on first use.
   *
   * @param name key name (C2SP signed-note); for a log its origin
   */
  NoteSigner signer(String name);

  /**
   * Returns the key of that name as a value, for a protocol whose library signs by itself. It stays
   * in the memory of this process.
   *
   * @param name key name, never one that is also asked for as {@link #signer}
   */
  Ed25519SecretKey secretKey(String name);
}
