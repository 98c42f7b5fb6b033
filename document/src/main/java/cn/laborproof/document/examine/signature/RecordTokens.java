package cn.laborproof.document.examine.signature;

import java.security.MessageDigest;

/** Reads timestamp tokens that lie outside the document, in an evidence record. */
public final class RecordTokens {
  private static final byte[] OTHER_DIGEST = new byte[0];

  private final TimestampReader timestamps;

  /**
   * A reader.
   *
   * @param certificates shared with whatever else of this examination is parsed
   */
  public RecordTokens(CertificateParser certificates) {
    timestamps = new TimestampReader(new CmsReader(certificates), new CmsMathematics());
  }

  /**
   * Reads a token and compares its imprint.
   *
   * @param digest JCA name of the digest its imprint has to be by
   * @param imprint what it has to be
   * @throws UnreadableCmsException when the bytes are no timestamp token
   */
  public TimestampFacts read(byte[] token, String digest, byte[] imprint)
      throws UnreadableCmsException {
    return timestamps.read(token, name -> name.equals(digest) ? imprint : OTHER_DIGEST);
  }

  /** A digest by its JCA name. */
  public static MessageDigest digest(String name) {
    return CmsMathematics.digest(name);
  }
}
