package cn.laborproof.signing.certification;

import cn.laborproof.proof.national.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way from a certificate to a root through what an authority hands out. That is a bag, not a
 * chain: roots that follow each other have one name and different keys, and certify each other
 * meanwhile (RFC 7030 §4.1.3), and an authority's certificate may be there in two ages. So an
 * issuer is who signed, not who is called so.
 */
final class IssuerChain {
  private static final int LONGEST = 5;

  /** The shortest way first, then the longest life. */
  private static final Comparator<X509Certificate> BEST =
      Comparator.<X509Certificate, Boolean>comparing(c -> !signed(c, c))
          .thenComparing(X509Certificate::getNotAfter, Comparator.reverseOrder());

  private IssuerChain() {}

  /**
   * The certificate, then its issuers up to and including the root.
   *
   * @throws CertificationFailed when the bag does not lead to a root
   */
  static List<X509Certificate> of(X509Certificate leaf, List<X509Certificate> bag) {
    var chain = new ArrayList<>(List.of(leaf));
    while (!signed(chain.getLast(), chain.getLast())) {
      X509Certificate last = chain.getLast();
      X509Certificate issuer =
          bag.stream()
              .filter(candidate -> !chain.contains(candidate) && signed(candidate, last))
              .min(BEST)
              .orElseThrow(() -> new CertificationFailed("an issuer is missing", false, null));
      if (chain.size() == LONGEST) {
        throw new CertificationFailed("the chain does not end", false, null);
      }
      chain.add(issuer);
    }
    return List.copyOf(chain);
  }

  private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      Certificates.verify(certificate, issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
