package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.StoreException;

/**
 * Whether a timestamp token is worth keeping: signed by a certificate in it that is for
 * timestamping alone (RFC 3161 §2.3), valid at its time, below a believed root, and small enough.
 */
final class TokenCheck {
  private final Set<X509Certificate> roots;

  TokenCheck(Collection<X509Certificate> roots) {
    this.roots = Set.copyOf(roots);
  }

  /**
   * The token in DER, or an exception that says why it is not good.
   *
   * @param national whether it must be signed in SM2; if not, it must not be
   */
  TimestampToken checked(TimeStampToken token, boolean national) throws IOException, TSPException {
    Date time = token.getTimeStampInfo().getGenTime();
    try {
      List<X509Certificate> embedded = certificates(token);
      X509Certificate signer = signer(token);
      if (Sm2.isKey(signer.getPublicKey()) != national) {
        throw new TSPException("the token is signed in the other suite");
      }
      TSPUtil.validateCertificate(new X509CertificateHolder(signer.getEncoded()));
      SignerInformationVerifier verifier = Verifiers.ofSigner(signer);
      token.validate(verifier);
      requireBelieved(signer, embedded, time);
    } catch (CertificateException | OperatorCreationException | StoreException e) {
      throw new TSPException("the token's certificates are not good", e);
    }
    byte[] der = ASN1Primitive.fromByteArray(token.getEncoded()).getEncoded(ASN1Encoding.DER);
    if (der.length > TimestampAuthority.MOST_TOKEN_BYTES) {
      throw new TSPException(
          "the token has " + der.length + " bytes, more than a file has room for");
    }
    return new TimestampToken(der, time.toInstant());
  }

  private void requireBelieved(X509Certificate signer, List<X509Certificate> embedded, Date time)
      throws CertificateException, TSPException {
    List<X509Certificate> pool = new ArrayList<>(roots);
    pool.addAll(embedded);
    List<X509Certificate> chain = CertificateChain.of(signer, pool);
    for (X509Certificate certificate : chain) {
      certificate.checkValidity(time);
    }
    if (!roots.contains(chain.getLast())) {
      throw new TSPException(
          "the timestamp authority is not below a believed root: "
              + chain.getLast().getSubjectX500Principal());
    }
  }

  private static X509Certificate signer(TimeStampToken token)
      throws CertificateException, TSPException {
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      if (token.getSID().match(holder)) {
        return read(holder);
      }
    }
    throw new TSPException("the token does not carry its signer's certificate");
  }

  /** All certificates in a token. */
  static List<X509Certificate> certificates(TimeStampToken token) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      certificates.add(read(holder));
    }
    return certificates;
  }

  private static X509Certificate read(X509CertificateHolder holder) throws CertificateException {
    try {
      return Certificates.read(holder.getEncoded());
    } catch (IOException e) {
      throw new CertificateException("a certificate of a token has no encoding", e);
    }
  }
}
