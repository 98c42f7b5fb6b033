package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.proof.national.NationalSyntax;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Reads a signed message of GB/T 35275 that lies beside its content, as strictly as those inside.
 */
public final class DetachedReader {
  private final CmsReader containers;
  private final PartyReader parties;
  private final CmsMathematics mathematics = new CmsMathematics();

  /** A reader. */
  public DetachedReader(CertificateParser certificates) {
    this.containers = new CmsReader(certificates);
    this.parties = new PartyReader(new TimestampReader(containers, mathematics));
  }

  /**
   * Reads a message.
   *
   * @param message DER and nothing else
   * @param content what it must be over
   * @throws UnreadableCmsException when it is none
   */
  public PartySignature read(byte[] message, byte[] content) throws UnreadableCmsException {
    try {
      ASN1Primitive.fromByteArray(message);
    } catch (IOException e) {
      throw new UnreadableCmsException("not one DER value: " + e.getMessage(), e);
    }
    CmsFacts cms = containers.read(message);
    if (!cms.contentType().equals(NationalSyntax.DATA.getId())) {
      throw new UnreadableCmsException("not a message of GB/T 35275");
    }
    boolean computable = cms.digestName().isPresent();
    byte[] digest =
        cms.digestName()
            .map(name -> CmsMathematics.digest(name).digest(content))
            .orElse(new byte[0]);
    return parties.read(cms, mathematics.result(cms, digest, computable));
  }
}
