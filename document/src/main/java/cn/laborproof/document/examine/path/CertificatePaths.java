package cn.laborproof.document.examine.path;

import cn.laborproof.document.examine.path.PathResult.Fault;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
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
 * Builds and validates certificate paths (RFC 5280 §6.1) at a time, to the roots of one use.
 * Issuers may come from the document; roots come from the trust bundle only.
 */
public final class CertificatePaths {
  private static final int LONGEST = 6;

  private final List<X509Certificate> roots;
  private final Collection<X509Certificate> issuers;

  /**
   * Paths to some roots.
   *
   * @param roots believed for this use
   * @param issuers certificates found in the document; believed only as far as a root vouches for
   *     them
   */
  public CertificatePaths(List<X509Certificate> roots, Collection<X509Certificate> issuers) {
    this.roots = List.copyOf(roots);
    this.issuers = List.copyOf(issuers);
  }

  /** The path of a certificate and whether every rule held at that time. */
  public PathResult of(X509Certificate certificate, Instant at) {
    List<X509Certificate> path = new ArrayList<>(List.of(certificate));
    while (path.size() < LONGEST) {
      X509Certificate last = path.getLast();
      Optional<X509Certificate> root = issuerOf(last, roots);
      if (root.isPresent()) {
        PathResult result = validate(path, root.get(), at);
        path.add(root.get());
        return new PathResult(path, result.fault(), result.detail());
      }
      Optional<X509Certificate> issuer = issuerOf(last, issuers);
      if (issuer.isEmpty() || path.contains(issuer.get())) {
        break;
      }
      path.add(issuer.get());
    }
    return new PathResult(path, Optional.of(Fault.NO_PATH), "no path to a root of this use");
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate certificate, Collection<X509Certificate> candidates) {
    return candidates.stream()
        .filter(c -> c.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(c -> signed(certificate, c))
        .findFirst();
  }

  /** Whether the issuer's key signed the certificate. */
  static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      Certificates.verify(certificate, issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // another key of the same name, a forged value or an unknown algorithm: not the
      // issuer
    }
  }

  private static PathResult validate(
      List<X509Certificate> below, X509Certificate root, Instant at) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setDate(Date.from(at));
      parameters.setRevocationEnabled(
          false); // judged apart, with the answers that lie in the document
      if (Sm2.isKey(root.getPublicKey())) {
        // The JDK's validator reads every certificate anew, and refuses the curve.
        CertPathValidator.getInstance("PKIX", Sm2.provider())
            .validate(
                CertificateFactory.getInstance("X.509", Sm2.provider()).generateCertPath(below),
                parameters);
      } else {
        CertPathValidator.getInstance("PKIX")
            .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
      }
      return new PathResult(below, Optional.empty(), "");
    } catch (CertPathValidatorException e) {
      return new PathResult(below, Optional.of(fault(e)), String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      return new PathResult(below, Optional.of(Fault.RULE), String.valueOf(e.getMessage()));
    }
  }

  private static Fault fault(CertPathValidatorException e) {
    if (e.getReason() == BasicReason.EXPIRED
        || e.getCause() instanceof CertificateExpiredException) {
      return Fault.EXPIRED;
    }
    return e.getReason() == BasicReason.NOT_YET_VALID
            || e.getCause() instanceof CertificateNotYetValidException
        ? Fault.NOT_YET_VALID
        : Fault.RULE;
  }
}
