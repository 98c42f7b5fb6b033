package cn.laborproof.testkit;

/** What is right or wrong with a certificate that {@link TestPki#issue} makes. */
public enum LeafKind {
  /** P-256, digitalSignature and nonRepudiation, valid now. */
  GOOD,
  /** As good, with an RSA key of 3072 bits. */
  GOOD_RSA,
  /** Ended the day before. */
  EXPIRED,
  /** Begins the day after. */
  NOT_YET_VALID,
  /** May encrypt keys, may not sign. */
  WRONG_USAGE,
  /** RSA of 1024 bits, which no policy admits. */
  WEAK_KEY,
  /** Signed by a key that is not the issuer's. */
  FORGED_ISSUER_SIGNATURE,
  /** Issued by a signer's certificate, which is no CA. */
  ISSUED_BY_A_LEAF,
  /** Ends in a root of the same name that nobody trusts. */
  FOREIGN_ROOT,
  /** A timestamp authority's: critical extended key usage timeStamping and nothing else. */
  TIMESTAMP,
  /** Says timeStamping, but not as a critical extension (RFC 3161 2.3 demands it). */
  TIMESTAMP_NOT_CRITICAL,
  /** An OCSP responder's. */
  OCSP_RESPONDER
}
