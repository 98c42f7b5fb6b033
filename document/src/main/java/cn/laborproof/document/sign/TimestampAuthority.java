package cn.laborproof.document.sign;

import cn.laborproof.proof.Digest;

/**
 * Gives trusted time. An implementation MUST check that the token carries the asked imprint and
 * nonce, that its signature is good and made by a certificate for timestamping alone, and MUST
 * throw {@link SigningException.TimestampFailed} rather than return a doubtful token. Thread-safe.
 */
public interface TimestampAuthority {

  /** The longest token accepted, in bytes; room for it is reserved in the file beforehand. */
  int MOST_TOKEN_BYTES = 8192;

  /**
   * Timestamps an imprint.
   *
   * @param imprint the SHA-256 (32 bytes) or SHA-512 (64 bytes) of what is timestamped
   */
  TimestampToken timestamp(byte[] imprint);

  /**
   * Timestamps an imprint by SM3, for signatures of the national suite. The token is signed in SM2.
   *
   * @throws SigningException.TimestampFailed also where nobody is known who signs so
   */
  default TimestampToken timestampSm3(Digest imprint) {
    throw new SigningException.TimestampFailed("this authority signs no timestamps in SM2", null);
  }
}
