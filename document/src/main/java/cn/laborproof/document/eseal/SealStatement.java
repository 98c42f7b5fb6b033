package cn.laborproof.document.eseal;

import java.time.Instant;
import java.util.List;

/**
 * TBS_Sign: what the owner of a seal signs.
 *
 * @param seal the seal that is put on
 * @param time when, in whole seconds, as the signer states it
 * @param documentDigest dataHash: SM3 over the protected bytes of the document
 * @param scope propertyInfo: which bytes of which document are protected
 * @param extensions fields of the vendor
 */
public record SealStatement(
    ElectronicSeal seal,
    Instant time,
    byte[] documentDigest,
    String scope,
    List<ExtensionField> extensions) {
  /** Copies the list. */
  public SealStatement {
    extensions = List.copyOf(extensions);
  }
}
