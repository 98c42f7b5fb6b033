package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import java.security.cert.X509Certificate;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What Bouncy Castle's CMS and OCSP classes check with: digests by the JDK, SM3 by who has it,
 * values by who is fast.
 */
final class Verifiers {
  private Verifiers() {}

  /** For the key of a certificate. */
  static ContentVerifierProvider of(X509Certificate certificate) throws OperatorCreationException {
    var builder = new JcaContentVerifierProviderBuilder();
    Certificates.verifying(certificate.getPublicKey()).ifPresent(builder::setProvider);
    return builder.build(certificate);
  }

  /** For a signer's part of a CMS structure. */
  static SignerInformationVerifier ofSigner(X509Certificate certificate)
      throws OperatorCreationException {
    return new SignerInformationVerifier(
        new DefaultCMSSignatureAlgorithmNameGenerator(),
        new DefaultSignatureAlgorithmIdentifierFinder(),
        of(certificate),
        digests(certificate));
  }

  private static DigestCalculatorProvider digests(X509Certificate certificate)
      throws OperatorCreationException {
    var builder = new JcaDigestCalculatorProviderBuilder();
    if (Sm2.isKey(certificate.getPublicKey())) {
      builder.setProvider(Sm2.provider());
    }
    return builder.build();
  }
}
