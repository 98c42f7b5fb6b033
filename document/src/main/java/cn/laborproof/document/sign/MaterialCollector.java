package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/**
 * Gathers what a verifier needs to check every signature and timestamp of a document without a
 * network: all certificates up to their roots and a revocation answer for each that is not a root.
 */
final class MaterialCollector {
  private final RevocationSource revocation;
  private final Set<X509Certificate> pool = new LinkedHashSet<>();
  private final Set<X509Certificate> needed = new LinkedHashSet<>();
  private final List<byte[]> ocsp = new ArrayList<>();
  private final List<byte[]> lists = new ArrayList<>();
  private final Set<X509Certificate> answered = new LinkedHashSet<>();

  MaterialCollector(RevocationSource revocation, Collection<X509Certificate> authorities) {
    this.revocation = revocation;
    this.pool.addAll(authorities);
  }

  /** Takes over what was kept when a signature was made. */
  void keep(ValidationMaterial material) {
    List<X509Certificate> certificates = decoded(material.certificates());
    pool.addAll(certificates);
    needed.addAll(certificates);
    answered.addAll(certificates);
    ocsp.addAll(material.ocspResponses());
    lists.addAll(material.revocationLists());
  }

  /** Adds what the signature or timestamp in {@code /Contents} needs. */
  void need(byte[] contents) {
    try {
      CMSSignedData signed = new CMSSignedData(unpadded(contents));
      need(signed);
    } catch (IOException | CMSException | CertificateException e) {
      throw new SigningException.DocumentRefused("a signature in the document is damaged", e);
    }
  }

  /** Whether what was gathered answers for the certificate that signed a token. */
  boolean answersFor(byte[] token) {
    try {
      CMSSignedData signed = new CMSSignedData(token);
      SignerId signer = CmsSignature.onlySigner(signed).getSID();
      for (X509Certificate certificate : answered) {
        if (signer.match(new X509CertificateHolder(certificate.getEncoded()))) {
          return true;
        }
      }
      return false;
    } catch (IOException | CMSException | CertificateException e) {
      throw new SigningException.TimestampFailed("a token that was checked cannot be read", e);
    }
  }

  private void need(CMSSignedData signed) throws IOException, CMSException, CertificateException {
    for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
      pool.add(Certificates.read(holder.getEncoded()));
    }
    SignerInformation signer = CmsSignature.onlySigner(signed);
    for (X509Certificate certificate : List.copyOf(pool)) {
      if (signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
        needChain(certificate);
      }
    }
    if (signer.getUnsignedAttributes() == null) {
      return;
    }
    Attribute token =
        signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (token != null) {
      need(new CMSSignedData(ContentInfo.getInstance(token.getAttrValues().getObjectAt(0))));
    }
  }

  void needChain(X509Certificate certificate) {
    List<X509Certificate> chain = CertificateChain.of(certificate, pool);
    if (!CertificateChain.isRoot(chain.getLast())) {
      throw new SigningException.DocumentRefused(
          "the issuer is not known: " + chain.getLast().getIssuerX500Principal());
    }
    needed.addAll(chain);
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (answered.add(chain.get(i))) {
        ValidationMaterial fetched = revocation.fetch(chain.get(i), chain.get(i + 1));
        ocsp.addAll(fetched.ocspResponses());
        lists.addAll(fetched.revocationLists());
        needed.addAll(decoded(fetched.certificates()));
      }
    }
  }

  /**
   * Adds a list of each authority that answers for signers by OCSP. Some validators take an answer
   * about another signer of the same authority for a fault, and then a stale answer for no answer;
   * a list speaks of all. Not for timestamps: there a later list would hide that an earlier
   * certificate was good while it lasted (ADR 24).
   */
  void addListsBesideOcsp() {
    Set<X509Certificate> issuers = new LinkedHashSet<>();
    for (X509Certificate certificate : List.copyOf(needed)) {
      if (!RevocationPointers.responders(certificate).isEmpty() && !stamps(certificate)) {
        CertificateChain.issuer(certificate, pool)
            .filter(issuers::add)
            .flatMap(issuer -> revocation.list(certificate, issuer))
            .ifPresent(lists::add);
      }
    }
  }

  private static boolean stamps(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null && purposes.contains(KeyPurposeId.id_kp_timeStamping.getId());
    } catch (CertificateParsingException e) {
      throw new SigningException.DocumentRefused("a certificate is damaged", e);
    }
  }

  /** Everything gathered. */
  ValidationMaterial material() {
    return new ValidationMaterial(encoded(needed), ocsp, lists);
  }

  private static List<byte[]> encoded(Collection<X509Certificate> certificates) {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      try {
        encoded.add(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read cannot be encoded", e);
      }
    }
    return encoded;
  }

  private static List<X509Certificate> decoded(List<byte[]> encoded) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        certificates.add(Certificates.read(der));
      } catch (CertificateException e) {
        throw new SigningException.DocumentRefused("a kept certificate is damaged", e);
      }
    }
    return certificates;
  }

  /** The DER value without the zeros behind it. */
  private static byte[] unpadded(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      int length = in.readObject().getEncoded().length;
      return Arrays.copyOf(contents, length);
    }
  }
}
