package cn.laborproof.signing.evidence;

/** Makes evidence packages for holders and courts. */
public interface EvidencePackages {

  /**
   * Builds the package of a stream: documents and openings the current actor may see, events,
   * proofs, checkpoint, ledger proof, court receipt, signed manifest.
   *
   * @return the bytes of {@code NAME.evidence.zip}
   * @throws cn.laborproof.signing.shared.Refusal {@code anchor-pending} while the last event is not
   *     yet under an anchored checkpoint (and, where a court chain is configured, its receipt)
   */
  byte[] build(StreamId stream);
}
