package cn.laborproof.document.examine.signature;

/** Any bytes as a CMS container and as a timestamp token: read, or refused as unreadable. */
public final class CmsFuzz {
  private static final CmsReader CONTAINERS = new CmsReader(new CertificateParser());
  private static final TimestampReader TOKENS =
      new TimestampReader(CONTAINERS, new CmsMathematics());

  private CmsFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] container) {
    try {
      CmsFacts facts = CONTAINERS.read(container);
      new CmsMathematics().result(facts, facts.content().orElse(new byte[0]));
      TOKENS.read(container, _ -> new byte[32]);
    } catch (UnreadableCmsException e) {
      // The answer for most of them.
    }
  }
}
