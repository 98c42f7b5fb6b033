package cn.laborproof.signing.vault;

import cn.laborproof.proof.note.NoteSigner;

/**
 * Ed25519 keys of the operator itself: of the log, of package manifests.
 *
 * <p>Implementations MUST give the same key for the same name for ever, MUST have made a new one
 * durable before it is returned, and MUST never give out the secret.
 */
public interface NoteKeys {

  /**
   * Returns the signer of that name, made on first use.
   *
   * @param name key name (C2SP signed-note); for a log its origin
   */
  NoteSigner signer(String name);
}
