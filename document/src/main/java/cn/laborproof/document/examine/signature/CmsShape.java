package cn.laborproof.document.examine.signature;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERNull;

/**
 * The shape of a CMS SignedData with one signer (RFC 5652 §5), element by element. The library
 * reads more tolerantly: it steps over surplus elements and takes one tag for another, and whatever
 * it steps over is unsigned.
 */
final class CmsShape {
  private static final int TWO = 2;

  private CmsShape() {}

  static boolean holds(ASN1Primitive contentInfo) {
    return contentInfo instanceof ASN1Sequence info
        && info.size() == TWO
        && info.getObjectAt(0) instanceof ASN1ObjectIdentifier
        && explicit(info.getObjectAt(1)) instanceof ASN1Sequence data
        && signedData(data);
  }

  private static boolean signedData(ASN1Sequence data) {
    int at = 3;
    if (data.size() < at + 1
        || !(data.getObjectAt(0) instanceof ASN1Integer)
        || !(data.getObjectAt(1) instanceof ASN1Set digests && all(digests, CmsShape::algorithm))
        || !content(data.getObjectAt(TWO))) {
      return false;
    }
    if (tagged(data.getObjectAt(at), 0)) {
      at++;
    }
    return data.size() == at + 1
        && data.getObjectAt(at) instanceof ASN1Set signers
        && signers.size() == 1
        && signers.getObjectAt(0) instanceof ASN1Sequence signer
        && signer(signer);
  }

  private static boolean content(ASN1Encodable element) {
    return element instanceof ASN1Sequence content
        && content.size() >= 1
        && content.size() <= TWO
        && content.getObjectAt(0) instanceof ASN1ObjectIdentifier
        && (content.size() == 1 || explicit(content.getObjectAt(1)) instanceof ASN1OctetString);
  }

  private static boolean signer(ASN1Sequence signer) {
    int mandatory = 6;
    if (signer.size() < mandatory
        || signer.size() > mandatory + 1
        || !(signer.getObjectAt(0) instanceof ASN1Integer)
        || !identifier(signer.getObjectAt(1))
        || !algorithm(signer.getObjectAt(TWO))
        || !tagged(signer.getObjectAt(3), 0)
        || !algorithm(signer.getObjectAt(4))
        || !(signer.getObjectAt(5) instanceof ASN1OctetString)) {
      return false;
    }
    return signer.size() == mandatory
        || (tagged(signer.getObjectAt(mandatory), 1)
            && all(
                ASN1Set.getInstance((ASN1TaggedObject) signer.getObjectAt(mandatory), false),
                CmsShape::attribute));
  }

  private static boolean identifier(ASN1Encodable element) {
    boolean issuerAndSerial =
        element instanceof ASN1Sequence id
            && id.size() == TWO
            && id.getObjectAt(0) instanceof ASN1Sequence
            && id.getObjectAt(1) instanceof ASN1Integer;
    return issuerAndSerial || tagged(element, 0);
  }

  private static boolean algorithm(ASN1Encodable element) {
    return element instanceof ASN1Sequence algorithm
        && algorithm.size() >= 1
        && algorithm.size() <= TWO
        && algorithm.getObjectAt(0) instanceof ASN1ObjectIdentifier;
  }

  private static boolean attribute(ASN1Encodable element) {
    return element instanceof ASN1Sequence attribute
        && attribute.size() == TWO
        && attribute.getObjectAt(0) instanceof ASN1ObjectIdentifier
        && attribute.getObjectAt(1) instanceof ASN1Set;
  }

  private interface Shape {
    boolean fits(ASN1Encodable element);
  }

  private static boolean all(ASN1Set set, Shape shape) {
    for (ASN1Encodable element : set) {
      if (!shape.fits(element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean tagged(ASN1Encodable element, int number) {
    return element instanceof ASN1TaggedObject tagged
        && tagged.hasTag(BERTags.CONTEXT_SPECIFIC, number);
  }

  /** What an explicit tag [0] holds; NULL, which nothing here may be, for anything else. */
  private static ASN1Encodable explicit(ASN1Encodable element) {
    return tagged(element, 0) && ((ASN1TaggedObject) element).isExplicit()
        ? ((ASN1TaggedObject) element).getExplicitBaseObject()
        : DERNull.INSTANCE;
  }
}
