package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.vault.KeyHandle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature or seal on its way.
 *
 * @param role who signs
 * @param session the worker's session, or null for anybody else
 * @param attempt counts the session keys: each is used at most once
 * @param certifiedAttempt the newest attempt whose certificate is written down, 0 for none
 * @param strokes handwriting, encrypted; null for a seal
 * @param material revocation answers fetched with the signature, encrypted
 * @param workingDocument the newest document of a seal on its way
 */
record SignatureAct(
    UUID id,
    UUID tenant,
    UUID contract,
    SignatureRole role,
    @Nullable UUID session,
    State state,
    int attempt,
    int certifiedAttempt,
    byte @Nullable [] strokes,
    byte @Nullable [] material,
    @Nullable UUID workingDocument) {
  /** How far it is. */
  enum State {
    ASKED,
    SIGNED,
    ARCHIVED,
    DONE,
    INTERRUPTED,
    REFUSED
  }

  /** Whether the certificate of this attempt's key is written down. */
  boolean isCertified() {
    return certifiedAttempt == attempt;
  }

  /** The session key of this attempt. */
  KeyHandle key() {
    return new KeyHandle(role.code() + "-" + id + "-" + attempt);
  }
}
