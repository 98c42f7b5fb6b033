package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.CmsFault.Kind;
import cn.laborproof.proof.national.NationalSyntax;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Reads a CMS SignedData (RFC 5652) so strictly that every byte outside the signed parts has one
 * possible value: what no signature covers must follow from what one does. A flipped bit anywhere
 * is then a fault or a broken signature.
 */
final class CmsReader {
  private static final int LARGEST = 256 * 1024;

  private final CertificateParser certificates;

  CmsReader(CertificateParser certificates) {
    this.certificates = certificates;
  }

  /**
   * Reads a container.
   *
   * @param padded the container, followed by nothing but zeros
   */
  CmsFacts read(byte[] padded) throws UnreadableCmsException {
    List<CmsFault> faults = new ArrayList<>();
    try {
      byte[] der = withoutPadding(padded, faults);
      ASN1Primitive parsed = ASN1Primitive.fromByteArray(der);
      ContentInfo info = ContentInfo.getInstance(parsed);
      boolean national = NationalSyntax.SIGNED_DATA.equals(info.getContentType());
      if (!national && !CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new UnreadableCmsException("not a SignedData");
      }
      SignedData data = SignedData.getInstance(info.getContent());
      if (data.getSignerInfos().size() != 1) {
        throw new UnreadableCmsException(
            data.getSignerInfos().size() + " signers where one is expected");
      }
      if (!Arrays.equals(der, parsed.getEncoded(ASN1Encoding.DL)) || !CmsShape.holds(parsed)) {
        faults.add(new CmsFault(Kind.NOT_CANONICAL, "container is not in its only encoding"));
      }
      return facts(data, national, faults);
    } catch (IOException | RuntimeException e) {
      // The library answers hostile bytes with whatever exception comes first.
      throw new UnreadableCmsException("not a SignedData: " + e.getMessage(), e);
    }
  }

  private static byte[] withoutPadding(byte[] padded, List<CmsFault> faults)
      throws IOException, UnreadableCmsException {
    byte[] der = withoutPadding(padded);
    for (int i = der.length; i < padded.length; i++) {
      if (padded[i] != 0) {
        faults.add(new CmsFault(Kind.NOT_CANONICAL, "padding holds something at " + i));
        break;
      }
    }
    return der;
  }

  /** The first object of bytes that may go on after it. */
  static byte[] withoutPadding(byte[] padded) throws IOException, UnreadableCmsException {
    if (padded.length > LARGEST) {
      throw new UnreadableCmsException("container larger than " + LARGEST + " bytes");
    }
    try (ASN1InputStream in = new ASN1InputStream(padded)) {
      in.readObject();
      return Arrays.copyOf(padded, padded.length - in.available());
    }
  }

  private CmsFacts facts(SignedData data, boolean national, List<CmsFault> faults)
      throws UnreadableCmsException, IOException {
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    List<X509Certificate> held = certificates(data);
    if (data.getCRLs() != null) {
      faults.add(new CmsFault(Kind.UNSIGNED_PART, "revocation data inside the container"));
    }
    checkForm(data, signer, national, faults);
    Optional<String> digest = Algorithms.digest(signer.getDigestAlgorithm());
    Optional<SignatureScheme> signature =
        digest.flatMap(name -> Algorithms.signature(signer.getDigestEncryptionAlgorithm(), name));
    if (signature.isEmpty()
        || !ofOneSuite(national, digest.get().equals(Algorithms.SM3), data, signer)) {
      faults.add(new CmsFault(Kind.ALGORITHM, algorithms(signer)));
    }
    SignedAttributes attributes = SignedAttributes.read(signer, faults);
    Optional<X509Certificate> certificate = SignerCertificate.find(signer, held);
    attributes.checkSigner(certificate, faults);
    attributes.checkContentType(data.getEncapContentInfo().getContentType(), faults);
    return new CmsFacts(
        data.getEncapContentInfo().getContentType().getId(),
        content(data),
        digest,
        signature,
        certificate,
        held,
        attributes.der(),
        attributes.messageDigest(),
        signer.getEncryptedDigest().getOctets(),
        UnsignedAttributes.timestamp(signer, faults),
        faults);
  }

  /**
   * SM3 and SM2 belong into the message of GB/T 35275, under its identifiers. A timestamp token has
   * one syntax for all algorithms (RFC 3161 §2.4.2); there they go by the names certificates have
   * for them (GB/T 33560).
   */
  private static boolean ofOneSuite(
      boolean national, boolean sm3, SignedData data, SignerInfo signer) {
    ASN1ObjectIdentifier by = signer.getDigestEncryptionAlgorithm().getAlgorithm();
    if (national) {
      return sm3 && NationalSyntax.SM2_SIGNATURE.equals(by);
    }
    boolean token =
        PKCSObjectIdentifiers.id_ct_TSTInfo.equals(data.getEncapContentInfo().getContentType());
    return !sm3 || token && Sm2.SM2_WITH_SM3.equals(by);
  }

  private static String algorithms(SignerInfo signer) {
    return signer.getDigestAlgorithm().getAlgorithm().getId()
        + " with "
        + signer.getDigestEncryptionAlgorithm().getAlgorithm().getId();
  }

  /**
   * RFC 5652 §5.1 and §5.3: the version numbers follow from the content, the digest set from the
   * signer. A message of GB/T 35275 holds its own data type and nothing else.
   */
  private static void checkForm(
      SignedData data, SignerInfo signer, boolean national, List<CmsFault> faults) {
    ASN1ObjectIdentifier type = data.getEncapContentInfo().getContentType();
    boolean plainData =
        national ? NationalSyntax.DATA.equals(type) : CMSObjectIdentifiers.data.equals(type);
    if (national && !plainData) {
      faults.add(new CmsFault(Kind.NOT_PROFILE, "content type of another suite"));
    }
    if (plainData && data.getEncapContentInfo().getContent() != null) {
      faults.add(new CmsFault(Kind.NOT_PROFILE, "content inside a detached signature"));
    }
    boolean byKey = signer.getSID().getId() instanceof ASN1OctetString;
    int version = plainData && !byKey ? 1 : 3;
    boolean versions =
        data.getVersion().hasValue(version) && signer.getVersion().hasValue(byKey ? 3 : 1);
    ASN1Set digests = data.getDigestAlgorithms();
    boolean digestSet =
        digests.size() == 1
            && digests
                .getObjectAt(0)
                .toASN1Primitive()
                .equals(signer.getDigestAlgorithm().toASN1Primitive());
    if (!versions || !digestSet) {
      faults.add(
          new CmsFault(
              Kind.NOT_PROFILE,
              versions ? "digest algorithms of the container" : "version numbers"));
    }
  }

  private List<X509Certificate> certificates(SignedData data)
      throws UnreadableCmsException, IOException {
    List<X509Certificate> held = new ArrayList<>();
    ASN1Set set = data.getCertificates();
    for (int i = 0; set != null && i < set.size(); i++) {
      held.add(
          certificates.parse(set.getObjectAt(i).toASN1Primitive().getEncoded(ASN1Encoding.DL)));
    }
    return held;
  }

  private static Optional<byte[]> content(SignedData data) throws UnreadableCmsException {
    return switch (data.getEncapContentInfo().getContent()) {
      case null -> Optional.empty();
      case ASN1OctetString octets -> Optional.of(octets.getOctets());
      default -> throw new UnreadableCmsException("content is not an octet string");
    };
  }
}
