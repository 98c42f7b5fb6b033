package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Puts certificates into order by who signed whom. It does not judge validity or trust. */
final class CertificateChain {
  private static final int MOST_ISSUERS = 6;

  private CertificateChain() {}

  /** The certificate and its issuers as far as the pool knows them, ending in a root if it does. */
  static List<X509Certificate> of(X509Certificate leaf, Collection<X509Certificate> pool) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    while (!isRoot(chain.getLast()) && chain.size() <= MOST_ISSUERS) {
      Optional<X509Certificate> issuer = issuer(chain.getLast(), pool);
      if (issuer.isEmpty()) {
        break;
      }
      chain.add(issuer.get());
    }
    return chain;
  }

  /** The certificate of the pool whose key signed the given one. */
  static Optional<X509Certificate> issuer(
      X509Certificate certificate, Collection<X509Certificate> pool) {
    return pool.stream().filter(candidate -> signed(candidate, certificate)).findFirst();
  }

  static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** Whether the issuer's name and key fit. */
  static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      Certificates.verify(certificate, issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSignedByIt) {
      return false;
    }
  }
}
