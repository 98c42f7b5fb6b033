package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts certificates into order by who signed whom. It does not judge validity or trust. */
final class CertificateChain {
  private static final int MOST_ISSUERS = 6;
  private static final int MOST_VERIFIED = 512;

  /**
   * Pairs whose signature was verified, the latest. One contract asks for the same dozen pairs four
   * times over, and for those of the authorities with every contract; the answer cannot change.
   */
  private static final Set<Issued> VERIFIED =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Issued, Boolean> eldest) {
                  return size() > MOST_VERIFIED;
                }
              }));

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
    Issued issued = new Issued(issuer, certificate);
    if (VERIFIED.contains(issued)) {
      return true;
    }
    try {
      Certificates.verify(certificate, issuer.getPublicKey());
      VERIFIED.add(issued);
      return true;
    } catch (GeneralSecurityException notSignedByIt) {
      return false;
    }
  }

  /** Both as encoded: a certificate equals another of the same bytes only. */
  private record Issued(X509Certificate issuer, X509Certificate certificate) {}
}
