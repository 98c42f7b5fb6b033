package cn.laborproof.document.eseal.check;

import cn.laborproof.document.examine.path.PathResult.Fault;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Paths to the roots of one use by the rules of RFC 5280 §6.1, with a provider that knows SM2.
 * Issuers may come from what is examined; they are believed only as far as a root vouches for them.
 */
final class SealPaths {
  private static final int LONGEST = 6;

  private final List<X509Certificate> roots;
  private final Collection<X509Certificate> issuers;

  SealPaths(List<X509Certificate> roots, Collection<X509Certificate> issuers) {
    this.roots = roots.stream().map(Sm2Certificate::own).toList();
    this.issuers = List.copyOf(issuers);
  }

  /**
   * A path.
   *
   * @param certificates the certificate first, the root last
   * @param fault what is wrong with it
   */
  record Path(List<X509Certificate> certificates, Optional<Fault> fault) {}

  Path of(X509Certificate certificate, Instant at) {
    List<X509Certificate> path = new ArrayList<>(List.of(certificate));
    while (path.size() < LONGEST) {
      X509Certificate last = path.getLast();
      Optional<X509Certificate> root = issuerOf(last, roots);
      if (root.isPresent()) {
        Optional<Fault> fault = validate(path, root.get(), at);
        path.add(root.get());
        return new Path(path, fault);
      }
      Optional<X509Certificate> issuer = issuerOf(last, issuers);
      if (issuer.isEmpty() || path.contains(issuer.get())) {
        break;
      }
      path.add(issuer.get());
    }
    return new Path(path, Optional.of(Fault.NO_PATH));
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate certificate, Collection<X509Certificate> candidates) {
    return candidates.stream()
        .filter(c -> c.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(c -> signed(certificate, c))
        .findFirst();
  }

  static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey(), Sm2Certificate.PROVIDER);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // another key of the same name, a forged value or an unknown algorithm
    }
  }

  private static Optional<Fault> validate(
      List<X509Certificate> below, X509Certificate root, Instant at) {
    try {
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setDate(Date.from(at));
      parameters.setRevocationEnabled(false); // judged apart, with the answers that came along
      CertPathValidator.getInstance("PKIX", Sm2Certificate.PROVIDER)
          .validate(
              CertificateFactory.getInstance("X.509", Sm2Certificate.PROVIDER)
                  .generateCertPath(below),
              parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return Optional.of(fault(e));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.of(Fault.RULE); // an extension that cannot be read breaks a rule too
    }
  }

  private static Fault fault(CertPathValidatorException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Fault.EXPIRED;
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Fault.NOT_YET_VALID;
      }
    }
    return Fault.RULE;
  }
}
