package cn.laborproof.document.eseal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/**
 * What the structure of the standard has no place for and a check years later needs: certificates
 * of issuers, OCSP answers and revocation lists. An extension of ours in TBS_Sign, not critical:
 *
 * <pre>SealVouchers ::= SEQUENCE {
 *   certificates SEQUENCE OF OCTET STRING,
 *   revocations  SEQUENCE OF OCTET STRING }</pre>
 *
 * Everything in it is judged by its own signature.
 *
 * @param certificates of issuers, DER
 * @param revocations OCSPResponse or CertificateList, DER
 */
public record SealVouchers(List<byte[]> certificates, List<byte[]> revocations) {
  /** Its object identifier, from a UUID (ITU-T X.667). */
  public static final String ID = "2.25.142378196402999357791882652978207603264";

  private static final int MOST = 16;
  private static final int LARGEST = 128 << 10;

  /** Copies the lists. */
  public SealVouchers {
    certificates = List.copyOf(certificates);
    revocations = List.copyOf(revocations);
  }

  /** As a field of TBS_Sign. */
  public ExtensionField extension() {
    try {
      byte[] value =
          new DERSequence(new ASN1Encodable[] {list(certificates), list(revocations)})
              .getEncoded(ASN1Encoding.DER);
      return new ExtensionField(ID, false, value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be written as DER", e);
    }
  }

  /**
   * What came along with a seal signature; nothing if there is no such field.
   *
   * @throws MalformedSealException if there are two, or it is in another form
   */
  public static SealVouchers of(SealStatement statement) throws MalformedSealException {
    List<ExtensionField> own =
        statement.extensions().stream().filter(field -> field.id().equals(ID)).toList();
    if (own.isEmpty()) {
      return new SealVouchers(List.of(), List.of());
    }
    if (own.size() > 1) {
      throw new MalformedSealException("SealVouchers: more than one");
    }
    byte[] value = own.getFirst().value();
    DerBounds.require(value);
    try {
      Elements outer = Elements.of("SealVouchers", ASN1Primitive.fromByteArray(value));
      var vouchers =
          new SealVouchers(list(outer.any("certificates")), list(outer.any("revocations")));
      outer.end();
      return vouchers;
    } catch (IOException | RuntimeException e) {
      throw new MalformedSealException("SealVouchers: not ASN.1", e);
    }
  }

  private static DERSequence list(List<byte[]> values) {
    return new DERSequence(values.stream().map(DEROctetString::new).toArray(ASN1Encodable[]::new));
  }

  private static List<byte[]> list(ASN1Encodable element) throws MalformedSealException {
    Elements list = Elements.of("SealVouchers", element);
    List<byte[]> values = new ArrayList<>();
    while (list.more() && values.size() < MOST) {
      values.add(list.octets("value", LARGEST));
    }
    list.end();
    return values;
  }
}
