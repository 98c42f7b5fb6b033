package cn.laborproof.document.eseal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/** Writes seals and seal signatures of GB/T 38540-2020 as DER. What it writes is read back. */
public final class SealWriter {
  /** sm2sign-with-sm3 (GM/T 0006, GB/T 33560). */
  public static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SealWriter() {}

  /** Makes the signature value over the bytes it is given: SM2 with SM3, the default signer id. */
  @FunctionalInterface
  public interface Signer {
    /** The value in DER form. */
    byte[] sign(byte[] message);
  }

  /**
   * Makes a seal.
   *
   * @param makerCertificate DER
   * @param maker signs with that certificate's key
   */
  public static ElectronicSeal seal(SealInfo info, byte[] makerCertificate, Signer maker) {
    byte[] signed = der(info(info));
    return read(() ->
        SealReader.seal(
            der(
                sequence(
                    element(signed),
                    new DEROctetString(makerCertificate),
                    new ASN1ObjectIdentifier(SM2_WITH_SM3),
                    new DERBitString(maker.sign(signed))))));
  }

  /**
   * Puts a seal on a document.
   *
   * @param certificate the signer's, DER
   * @param signer signs with that certificate's key
   */
  public static SealSignature sign(SealStatement statement, byte[] certificate, Signer signer) {
    byte[] signed = der(statement(statement));
    return signature(signed, certificate, SM2_WITH_SM3, signer.sign(signed), Optional.empty());
  }

  /**
   * Adds the timestamp.
   *
   * @param token RFC 3161 token over {@link SealSignature#signature()}, DER
   */
  public static SealSignature stamped(SealSignature signature, byte[] token) {
    return signature(
        signature.signedBytes(),
        signature.certificate(),
        signature.algorithm(),
        signature.signature(),
        Optional.of(token));
  }

  private static SealSignature signature(
      byte[] signed, byte[] certificate, String algorithm, byte[] value, Optional<byte[]> token) {
    var parts = new ASN1EncodableVector();
    parts.add(element(signed));
    parts.add(new DEROctetString(certificate));
    parts.add(new ASN1ObjectIdentifier(algorithm));
    parts.add(new DERBitString(value));
    token.ifPresent(t -> parts.add(new DERTaggedObject(true, 0, new DERBitString(t))));
    return read(() -> SealReader.signature(der(new DERSequence(parts))));
  }

  private static ASN1Encodable statement(SealStatement statement) {
    var parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(SealInfo.VERSION));
    parts.add(element(statement.seal().encoded()));
    parts.add(time(statement.time()));
    parts.add(new DERBitString(statement.documentDigest()));
    parts.add(new DERIA5String(statement.scope()));
    if (!statement.extensions().isEmpty()) {
      parts.add(new DERTaggedObject(true, 0, extensions(statement.extensions())));
    }
    return new DERSequence(parts);
  }

  private static ASN1Encodable info(SealInfo info) {
    SealProperty property = info.property();
    SealPicture picture = info.picture();
    var parts = new ASN1EncodableVector();
    parts.add(
        sequence(
            new DERIA5String("ES"),
            new ASN1Integer(SealInfo.VERSION),
            new DERIA5String(info.vendor())));
    parts.add(new DERIA5String(info.id()));
    parts.add(
        sequence(
            new ASN1Integer(property.type()),
            new DERUTF8String(property.name()),
            new ASN1Integer(property.owners() instanceof SealOwners.Certificates ? 1 : 2),
            owners(property.owners()),
            time(property.created()),
            time(property.validFrom()),
            time(property.validUntil())));
    parts.add(
        sequence(
            new DERIA5String(picture.type()),
            new DEROctetString(picture.data()),
            new ASN1Integer(picture.width()),
            new ASN1Integer(picture.height())));
    if (!info.extensions().isEmpty()) {
      // Without a tag, unlike in TBS_Sign: so the standard has it, and so have the seals in use.
      parts.add(extensions(info.extensions()));
    }
    return new DERSequence(parts);
  }

  private static ASN1Encodable owners(SealOwners owners) {
    return switch (owners) {
      case SealOwners.Certificates(List<byte[]> certificates) ->
          sequence(certificates.stream().map(DEROctetString::new).toArray(ASN1Encodable[]::new));
      case SealOwners.Digests(List<SealOwners.CertificateDigest> digests) ->
          sequence(
              digests.stream()
                  .map(digest ->
                      sequence(
                          new DERPrintableString(digest.algorithm()),
                          new DEROctetString(digest.value())))
                  .toArray(ASN1Encodable[]::new));
    };
  }

  private static ASN1Encodable extensions(List<ExtensionField> fields) {
    var list = new ASN1EncodableVector();
    for (ExtensionField field : fields) {
      var parts = new ASN1EncodableVector();
      parts.add(new ASN1ObjectIdentifier(field.id()));
      if (field.critical()) {
        parts.add(ASN1Boolean.TRUE); // DER leaves out a value that is the default
      }
      parts.add(new DEROctetString(field.value()));
      list.add(new DERSequence(parts));
    }
    return new DERSequence(list);
  }

  static ASN1GeneralizedTime time(Instant instant) {
    return new DERGeneralizedTime(TIME.format(instant.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }

  private static ASN1Primitive element(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new UncheckedIOException("what was written is not ASN.1", e);
    }
  }

  private static byte[] der(ASN1Encodable element) {
    try {
      return element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be written as DER", e);
    }
  }

  private interface Read<T> {
    T back() throws MalformedSealException;
  }

  /** Whoever gives what the reader would refuse hears it here, not from a court. */
  private static <T> T read(Read<T> written) {
    try {
      return written.back();
    } catch (MalformedSealException e) {
      throw new IllegalArgumentException("a part is not within its bounds: " + e.getMessage(), e);
    }
  }
}
