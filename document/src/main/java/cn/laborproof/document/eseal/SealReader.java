package cn.laborproof.document.eseal;

import cn.laborproof.document.eseal.SealOwners.CertificateDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Reads seals and seal signatures of GB/T 38540-2020. Strict: only version 4, only DER, every
 * element in its place and within a bound, nothing after the end. One thing is read as files in use
 * have it although DER forbids it: an extension that says of itself it is not critical.
 */
public final class SealReader {
  static final int CERTIFICATE = 16 << 10;
  static final int SIGNATURE = 256;
  static final int TOKEN = 64 << 10;
  static final int PICTURE = 2 << 20;
  static final int TEXT = 200;
  private static final int SCOPE = 1_000;
  private static final int EXTENSION = 256 << 10;
  private static final int MOST = 64;
  private static final int MILLIMETRES = 1_000;
  private static final int SM3 = 32;

  private SealReader() {}

  /**
   * Reads a seal (SESeal).
   *
   * @throws MalformedSealException if it is none
   */
  public static ElectronicSeal seal(byte[] der) throws MalformedSealException {
    return seal(parse(der));
  }

  /**
   * Reads a seal signature (SES_Signature).
   *
   * @throws MalformedSealException if it is none
   */
  public static SealSignature signature(byte[] der) throws MalformedSealException {
    Elements outer = Elements.of("SES_Signature", parse(der));
    ASN1Encodable signed = outer.any("toSign");
    SealStatement statement = statement(signed);
    byte[] certificate = outer.octets("cert", CERTIFICATE);
    String algorithm = outer.oid("signatureAlgID");
    byte[] value = outer.bits("signature", SIGNATURE);
    Optional<byte[]> timestamp =
        outer.more()
            ? Optional.of(outer.bits("timeStamp", outer.explicit("timeStamp"), TOKEN))
            : Optional.empty();
    outer.end();
    return new SealSignature(
        statement, Elements.encoded(signed), certificate, algorithm, value, timestamp, der.clone());
  }

  private static SealStatement statement(ASN1Encodable element) throws MalformedSealException {
    Elements tbs = Elements.of("TBS_Sign", element);
    tbs.number("version", SealInfo.VERSION, SealInfo.VERSION);
    ElectronicSeal seal = seal(tbs.any("eseal"));
    var time = tbs.time("timeInfo");
    byte[] digest = tbs.bits("dataHash", SM3);
    if (digest.length != SM3) {
      throw tbs.fault("dataHash", "not " + SM3 + " bytes");
    }
    String scope = tbs.ia5("propertyInfo", SCOPE);
    List<ExtensionField> extensions = tbs.more() ? extensions(tbs.explicit("extDatas")) : List.of();
    tbs.end();
    return new SealStatement(seal, time, digest, scope, extensions);
  }

  private static ElectronicSeal seal(ASN1Encodable element) throws MalformedSealException {
    Elements outer = Elements.of("SESeal", element);
    ASN1Encodable signed = outer.any("eSealInfo");
    SealInfo info = info(signed);
    byte[] certificate = outer.octets("cert", CERTIFICATE);
    String algorithm = outer.oid("signAlgID");
    byte[] value = outer.bits("signedValue", SIGNATURE);
    outer.end();
    return new ElectronicSeal(
        info, Elements.encoded(signed), certificate, algorithm, value, Elements.encoded(element));
  }

  private static SealInfo info(ASN1Encodable element) throws MalformedSealException {
    Elements info = Elements.of("SES_SealInfo", element);
    Elements header = Elements.of("SES_Header", info.any("header"));
    if (!header.ia5("ID", 2).equals("ES")) {
      throw header.fault("ID", "not ES");
    }
    header.number("version", SealInfo.VERSION, SealInfo.VERSION);
    String vendor = header.ia5("Vid", TEXT);
    header.end();
    String id = info.ia5("esID", TEXT);
    SealProperty property = property(info.any("property"));
    SealPicture picture = picture(info.any("picture"));
    List<ExtensionField> extensions = info.more() ? extensions(info.any("extDatas")) : List.of();
    info.end();
    return new SealInfo(vendor, id, property, picture, extensions);
  }

  private static SealProperty property(ASN1Encodable element) throws MalformedSealException {
    Elements property = Elements.of("SES_ESPropertyInfo", element);
    int type = property.number("type", 0, Short.MAX_VALUE);
    String name = property.utf8("name", TEXT);
    int listType = property.number("certListType", 1, 2);
    Elements list = Elements.of("SES_CertList", property.any("certList"));
    SealOwners owners = listType == 1 ? certificates(list) : digests(list);
    var read =
        new SealProperty(
            type,
            name,
            owners,
            property.time("createDate"),
            property.time("validStart"),
            property.time("validEnd"));
    property.end();
    return read;
  }

  private static SealOwners certificates(Elements list) throws MalformedSealException {
    List<byte[]> certificates = new ArrayList<>();
    do {
      certificates.add(list.octets("cert", CERTIFICATE));
    } while (list.more() && certificates.size() < MOST);
    list.end();
    return new SealOwners.Certificates(certificates);
  }

  private static SealOwners digests(Elements list) throws MalformedSealException {
    List<CertificateDigest> digests = new ArrayList<>();
    do {
      Elements digest = Elements.of("CertDigestObj", list.any("digest"));
      digests.add(
          new CertificateDigest(digest.printable("type", TEXT), digest.octets("value", SIGNATURE)));
      digest.end();
    } while (list.more() && digests.size() < MOST);
    list.end();
    return new SealOwners.Digests(digests);
  }

  private static SealPicture picture(ASN1Encodable element) throws MalformedSealException {
    Elements picture = Elements.of("SES_ESPictureInfo", element);
    var read =
        new SealPicture(
            picture.ia5("type", 8),
            picture.octets("data", PICTURE),
            picture.number("width", 1, MILLIMETRES),
            picture.number("height", 1, MILLIMETRES));
    picture.end();
    return read;
  }

  private static List<ExtensionField> extensions(ASN1Encodable element)
      throws MalformedSealException {
    Elements list = Elements.of("ExtensionDatas", element);
    List<ExtensionField> fields = new ArrayList<>();
    while (list.more() && fields.size() < MOST) {
      Elements field = Elements.of("ExtData", list.any("extData"));
      String id = field.oid("extnID");
      boolean critical = field.flag().orElse(false);
      fields.add(new ExtensionField(id, critical, field.octets("extnValue", EXTENSION)));
      field.end();
    }
    list.end();
    return fields;
  }

  private static ASN1Primitive parse(byte[] der) throws MalformedSealException {
    DerBounds.require(der);
    try {
      ASN1Primitive element = ASN1Primitive.fromByteArray(der);
      if (!Arrays.equals(element.getEncoded(ASN1Encoding.DER), der)) {
        throw new MalformedSealException("not in its only encoding");
      }
      return element;
    } catch (IOException | RuntimeException e) {
      // The library answers hostile bytes with whatever exception comes first.
      throw new MalformedSealException("not ASN.1: " + e.getMessage(), e);
    }
  }
}
