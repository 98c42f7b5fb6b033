package cn.laborproof.document.examine.path;

import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All OCSP answers and revocation lists that lie in the document. */
public final class RevocationData {
  /**
   * An answer for a signer may be this much older than the signature (ETSI TS 119 172-4 calls it
   * freshness).
   */
  public static final Duration FRESHNESS = Duration.ofHours(24);

  private static final String VALIDITY_ASSURED = "0.4.0.194121.2.1";

  private final List<OcspAnswer> answers = new ArrayList<>();
  private final List<RevocationListAnswer> lists = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  /**
   * Reads the entries of a DSS dictionary; what cannot be read is remembered and answers nothing.
   */
  public RevocationData(
      List<byte[]> ocspResponses, List<byte[]> revocationLists, CertificateParser parser) {
    for (byte[] der : ocspResponses) {
      try {
        answers.add(OcspAnswer.parse(der, parser));
      } catch (UnreadableCmsException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    for (byte[] der : revocationLists) {
      try {
        lists.add(RevocationListAnswer.parse(der));
      } catch (UnreadableCmsException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Entries that are no revocation data: nothing else may lie there. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Certificates of OCSP responders. */
  public List<X509Certificate> responders() {
    return answers.stream().flatMap(a -> a.responders().stream()).toList();
  }

  /**
   * Whether a certificate counted as revoked at a time.
   *
   * @param at the proven time of use
   */
  public RevocationStatus status(X509Certificate certificate, X509Certificate issuer, Instant at) {
    if (certificate.getExtensionValue(VALIDITY_ASSURED) != null) {
      return new RevocationStatus.Exempt();
    }
    List<RevocationAnswer> found =
        Stream.concat(
                answers.stream().map(a -> a.about(certificate, issuer)),
                lists.stream().map(l -> l.about(certificate, issuer)))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(RevocationAnswer::thisUpdate).reversed())
            .toList();
    Optional<RevocationAnswer> revoked =
        found.stream()
            .filter(a -> a.revokedAt().filter(since -> !since.isAfter(at)).isPresent())
            .findFirst();
    if (revoked.isPresent()) {
      return new RevocationStatus.Revoked(revoked.get().revokedAt().orElseThrow(), revoked.get());
    }
    return found.stream()
        .filter(answer -> fresh(answer, certificate, at))
        .findFirst()
        .<RevocationStatus>map(RevocationStatus.Good::new)
        .orElseGet(
            () -> new RevocationStatus.Unknown(found.isEmpty() ? "no answer" : "no fresh answer"));
  }

  /**
   * An answer counts if it was made after the use, or before it and not out of date: for a signer's
   * certificate not older than {@link #FRESHNESS}, for authorities until the next one was due. It
   * must have been made while the certificate was valid: afterwards issuers may forget it.
   */
  private static boolean fresh(RevocationAnswer answer, X509Certificate certificate, Instant at) {
    boolean remembered = !answer.thisUpdate().isAfter(certificate.getNotAfter().toInstant());
    boolean after = !answer.thisUpdate().isBefore(at);
    boolean recent = !answer.thisUpdate().isBefore(at.minus(FRESHNESS));
    boolean current = answer.nextUpdate().map(next -> !next.isBefore(at)).orElse(recent);
    boolean enough = CertificateUse.signsDocuments(certificate) ? recent : current;
    return remembered && (after || enough);
  }
}
