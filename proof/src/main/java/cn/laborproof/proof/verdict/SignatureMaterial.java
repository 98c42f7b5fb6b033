package cn.laborproof.proof.verdict;

import java.util.List;

/**
 * What one signature rests on, as it lay in the file: for reports that carry the objects themselves
 * (ETSI TS 119 102-2).
 *
 * @param value the signature value
 * @param digestName JCA name of the signature's digest, such as {@code SHA-256}; empty when the
 *     verifier does not know it, and then both digests are empty too
 * @param signedDigest digest of what the value is over: the DER of the signed attributes
 * @param contentDigest the signed digest of the document's bytes
 * @param path who signed, and the answers about revocation
 * @param timestamps what proves when: its own timestamp, then the archive timestamps over it,
 *     oldest first
 */
public record SignatureMaterial(
    byte[] value,
    String digestName,
    byte[] signedDigest,
    byte[] contentDigest,
    CertifiedPath path,
    List<TimestampMaterial> timestamps) {
  /** Copies the list. */
  public SignatureMaterial {
    timestamps = List.copyOf(timestamps);
  }
}
