package cn.laborproof.document.examine.detached;

import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.Vouchers;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.record.RecordReader;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.DetachedReader;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long what lies beside a document stands by itself: the first instant at which the certificate
 * or an algorithm of its last timestamp no longer counts. Empty where there is none that can be
 * read, of a known certificate and believed algorithms.
 */
public final class BesideLife {
  private BesideLife() {}

  /** Of a signature of the national suite, by its own timestamp. */
  public static Optional<Instant> ofSignature(
      byte[] signature, byte[] material, byte[] document, TrustBundle trust, Instant at) {
    CertificateParser parser = new CertificateParser();
    try {
      return end(
          new Vouchers(trust, at, ValidationFile.read(material, parser))
              .ofDetached(
                  "signature",
                  new DetachedReader(parser).read(signature, document),
                  Optional.empty()),
          trust);
    } catch (UnreadableCmsException | MalformedException e) {
      return Optional.empty(); // its examiner says what is wrong with it
    }
  }

  /** Of a record that covers those files, by its last timestamp. */
  public static Optional<Instant> ofRecord(
      byte[] record, List<byte[]> files, TrustBundle trust, Instant at) {
    CertificateParser parser = new CertificateParser();
    RecordFacts facts = RecordReader.read(record, files, parser);
    return end(
        new Vouchers(trust, at, BesideRecordExaminer.nothing(parser)).ofRecord(facts), trust);
  }

  private static Optional<Instant> end(List<Container> containers, TrustBundle trust) {
    if (containers.isEmpty()) {
      return Optional.empty();
    }
    Container last = containers.getLast();
    Optional<Instant> certificate =
        last.cms().signer().map(X509Certificate::getNotAfter).map(end -> end.toInstant());
    return DocumentChecks.algorithmsEnd(last, trust)
        .flatMap(algorithms -> certificate.map(c -> c.isBefore(algorithms) ? c : algorithms));
  }
}
