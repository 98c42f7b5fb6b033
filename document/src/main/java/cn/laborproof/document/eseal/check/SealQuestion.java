package cn.laborproof.document.eseal.check;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a seal signature is examined against.
 *
 * @param subject what answers call it, such as its path in a package
 * @param document SM3 over the document that it is said to be about
 * @param size length of that document in bytes
 * @param trust the roots and algorithms believed
 * @param issuers certificates that may link to a root
 * @param revocations OCSP answers and revocation lists, DER
 * @param now when it is asked
 * @param covered since when an evidence record, examined apart, covers the signature and its
 *     document; the timestamp must have held until then, without a record until now
 */
public record SealQuestion(
    String subject,
    byte[] document,
    long size,
    SealTrust trust,
    List<byte[]> issuers,
    List<byte[]> revocations,
    Instant now,
    Optional<Instant> covered) {
  /** Copies the lists. */
  public SealQuestion {
    issuers = List.copyOf(issuers);
    revocations = List.copyOf(revocations);
  }

  /** A signature that no record covers. */
  public SealQuestion(
      String subject,
      byte[] document,
      long size,
      SealTrust trust,
      List<byte[]> issuers,
      List<byte[]> revocations,
      Instant now) {
    this(subject, document, size, trust, issuers, revocations, now, Optional.empty());
  }

  /** Until when the timestamp must have held. */
  Instant until() {
    return covered.filter(now::isAfter).orElse(now);
  }

  /** The same question with what came along in the signature. */
  SealQuestion with(List<byte[]> moreIssuers, List<byte[]> moreRevocations) {
    return new SealQuestion(
        subject,
        document,
        size,
        trust,
        joined(issuers, moreIssuers),
        joined(revocations, moreRevocations),
        now,
        covered);
  }

  CertificateStanding standing(List<X509Certificate> roots) {
    return new CertificateStanding(paths(roots), new SealRevocation(revocations));
  }

  SealPaths paths(List<X509Certificate> roots) {
    List<X509Certificate> links =
        issuers.stream().map(Sm2Certificate::parse).flatMap(Optional::stream).toList();
    return new SealPaths(roots, links);
  }

  private static List<byte[]> joined(List<byte[]> some, List<byte[]> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
