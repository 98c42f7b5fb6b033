package cn.laborproof.document.examine.signature;

/** Timestamp tokens that stand by themselves, read as strictly as those inside documents. */
public final class TimestampTokens {
  private TimestampTokens() {}

  /**
   * Reads a token.
   *
   * @param token RFC 3161 token, DER, nothing after it
   * @param stamped the bytes it ought to speak of
   * @throws UnreadableCmsException if it is none
   */
  public static TimestampFacts read(byte[] token, byte[] stamped) throws UnreadableCmsException {
    return new TimestampReader(new CmsReader(new CertificateParser()), new CmsMathematics())
        .read(token, digest -> CmsMathematics.digest(digest).digest(stamped));
  }
}
