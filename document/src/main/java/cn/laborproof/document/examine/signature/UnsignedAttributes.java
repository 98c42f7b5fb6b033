package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.CmsFault.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The unsigned attributes: nothing but one signature timestamp may stand there. */
final class UnsignedAttributes {
  private UnsignedAttributes() {}

  static Optional<byte[]> timestamp(SignerInfo signer, List<CmsFault> faults) throws IOException {
    ASN1Set set = signer.getUnauthenticatedAttributes();
    if (set == null) {
      return Optional.empty();
    }
    Optional<byte[]> timestamp = Optional.empty();
    for (ASN1Encodable item : set) {
      Attribute attribute = Attribute.getInstance(item);
      boolean first = timestamp.isEmpty() && attribute.getAttrValues().size() == 1;
      if (PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.equals(attribute.getAttrType())
          && first) {
        ASN1Encodable token = attribute.getAttrValues().getObjectAt(0);
        timestamp = Optional.of(token.toASN1Primitive().getEncoded(ASN1Encoding.DL));
      } else {
        faults.add(
            new CmsFault(Kind.UNSIGNED_PART, "unsigned attribute " + attribute.getAttrType()));
      }
    }
    if (timestamp.isEmpty() && faults.stream().noneMatch(f -> f.kind() == Kind.UNSIGNED_PART)) {
      faults.add(new CmsFault(Kind.NOT_CANONICAL, "empty set of unsigned attributes"));
    }
    return timestamp;
  }
}
