package cn.laborproof.proof.verdict;

/** Reasons of ETSI EN 319 102-1 §5.1.3 tables 5 and 6, and after them our own. */
public enum SubIndication {
  /** The document or the package is not in its format. */
  FORMAT_FAILURE,
  /** A hash does not match the signed or logged one. */
  HASH_FAILURE,
  /** A signature does not verify with its key. */
  SIG_CRYPTO_FAILURE,
  /** The certificate was revoked, and there is proof it was before the signature. */
  REVOKED,
  /** The certificate was expired when it signed. */
  EXPIRED,
  /** The certificate was not yet valid when it signed. */
  NOT_YET_VALID,
  /** A signature attribute breaks a rule. */
  SIG_CONSTRAINTS_FAILURE,
  /** The certificate chain breaks a rule, such as use for another purpose. */
  CHAIN_CONSTRAINTS_FAILURE,
  /** The chain was examined and something in general is wrong with it. */
  CERTIFICATE_CHAIN_GENERAL_FAILURE,
  /** An algorithm or key size was not or no longer believed. */
  CRYPTO_CONSTRAINTS_FAILURE,
  /** Times contradict each other. */
  TIMESTAMP_ORDER_FAILURE,
  /** The signing certificate is not there. */
  NO_SIGNING_CERTIFICATE_FOUND,
  /** No path leads to a root of the trust bundle. */
  NO_CERTIFICATE_CHAIN_FOUND,
  /** Revoked, but whether before or after the signature cannot be told. */
  REVOKED_NO_POE,
  /** An issuer was revoked, and whether before or after cannot be told. */
  REVOKED_CA_NO_POE,
  /** Expired or not yet valid, and whether at the time of the signature cannot be told. */
  OUT_OF_BOUNDS_NO_POE,
  /** Out of its validity, but known not to be revoked; whether it signed in time cannot be told. */
  OUT_OF_BOUNDS_NOT_REVOKED,
  /** An algorithm no longer believed, and no proof that it was used in time. */
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
  /** A proof of existence is missing. */
  NO_POE,
  /** Revocation status is not known yet. */
  TRY_LATER,
  /** Signed data is not there. */
  SIGNED_DATA_NOT_FOUND,
  /** The required policy could not be processed. */
  POLICY_PROCESSING_ERROR,

  /** A required signature of the signing profile is not there yet. */
  SIGNATURE_MISSING,
  /** Content was changed after it was signed, or is not covered by the last timestamp. */
  UNSIGNED_CHANGE,
  /** The package lacks a part that this scope needs. */
  EVIDENCE_MISSING,
  /** The event stream has a gap, a foreign event or a broken link. */
  STREAM_BROKEN,
  /** The log's proof does not lead to the signed root. */
  LOG_PROOF_FAILURE,
  /** Two states of the log exclude each other. */
  LOG_FORK,
  /** The ledger's proof does not hold. */
  LEDGER_PROOF_FAILURE,
  /** The court's receipt does not hold. */
  COURT_RECEIPT_FAILURE,
  /** The log, ledger or court is not one the trust bundle names. */
  NOT_TRUSTED,
  /** Not yet anchored on the ledger or not yet receipted by the court. */
  ANCHOR_PENDING,
  /** A bound on size, number or time was reached before the examination ended. */
  RESOURCE_LIMIT,
  /** A required check was not made; never counts as passed. */
  NOT_EXAMINED;

  /** Whether EN 319 102-1 names it. */
  public boolean isOfEtsi() {
    return ordinal() <= POLICY_PROCESSING_ERROR.ordinal();
  }
}
