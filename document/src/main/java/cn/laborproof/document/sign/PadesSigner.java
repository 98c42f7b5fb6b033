package cn.laborproof.document.sign;

import java.util.List;
import java.util.Objects;

/**
 * Signs frozen documents and archives them. Each act returns a new file or throws a {@link
 * SigningException}; nothing is changed in place. Thread-safe.
 */
public final class PadesSigner {
  private final TimestampAuthority timestamps;
  private final RevocationSource revocation;

  /** A signer that takes time and revocation answers from the given sources. */
  public PadesSigner(TimestampAuthority timestamps, RevocationSource revocation) {
    this.timestamps = Objects.requireNonNull(timestamps, "timestamps");
    this.revocation = Objects.requireNonNull(revocation, "revocation");
  }

  /**
   * Adds the next signature of the signing profile, PAdES baseline T, in a new revision.
   *
   * @param pdf a frozen document or one that earlier signers signed
   * @param request who signs and how
   */
  public SignedRevision sign(byte[] pdf, SignatureRequest request) {
    throw new UnsupportedOperationException("not yet" + timestamps + revocation);
  }

  /**
   * Makes a document that all have signed B-LTA: one DSS dictionary, one document timestamp in the
   * next free field. The same call renews a document that is B-LTA already.
   *
   * @param pdf the document with all signatures of its profile
   * @param kept the material that came with each signature; what is missing is fetched
   */
  public byte[] archive(byte[] pdf, List<ValidationMaterial> kept) {
    throw new UnsupportedOperationException("not yet");
  }
}
