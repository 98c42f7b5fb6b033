package cn.laborproof.document.examine.facts;

import cn.laborproof.document.examine.path.CertificatePaths;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.path.RevocationStatus;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.signature.CmsFacts;
import cn.laborproof.document.examine.signature.CmsResult;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.SignatureFacts.Unreadable;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out at which time each certificate must have been good (the past signature validation of
 * ETSI EN 319 102-1 §5.6.2, on our fixed chain of proofs): a party's signature at its signature
 * timestamp; a timestamp at the time it states, and its authority's certificate until the next
 * document timestamp took over, for the last one until now.
 */
public final class Vouchers {
  private final TrustBundle trust;
  private final Instant at;
  private final ValidationData validationData;

  /**
   * Vouchers by a trust bundle.
   *
   * @param at the verifier's time
   */
  public Vouchers(TrustBundle trust, Instant at, ValidationData validationData) {
    this.trust = trust;
    this.at = at;
    this.validationData = validationData;
  }

  List<Container> of(List<SignatureFacts> signatures, Optional<RecordFacts> record) {
    List<Container> containers = new ArrayList<>();
    Instant covered = record.flatMap(RecordFacts::begin).orElse(at);
    for (SignatureFacts signature : signatures) {
      String field = signature.field().name();
      Instant next = nextTimestamp(signatures, signature, covered);
      switch (signature.content()) {
        case PartySignature party -> {
          Instant signed = party.timestamp().map(TimestampFacts::time).orElse(next);
          containers.add(
              container(
                  field,
                  party.cms(),
                  party.result(),
                  Optional.empty(),
                  RootUse.SIGNER,
                  signed,
                  next,
                  validationData.revocation()));
          party
              .timestamp()
              .ifPresent(token -> containers.add(token(field + "/timestamp", token, next)));
        }
        case DocumentTimestamp timestamp -> containers.add(token(field, timestamp.token(), next));
        case Unreadable _ -> {}
      }
    }
    record.ifPresent(r -> containers.addAll(stamps(r.stamps())));
    return containers;
  }

  /**
   * For a signature beside its document: it must have held until its own timestamp, and the
   * timestamp's certificate until now, or until an evidence record took over.
   *
   * @param covered since when a record covers the signature
   */
  public List<Container> ofDetached(String name, PartySignature party, Optional<Instant> covered) {
    List<Container> containers = new ArrayList<>();
    Instant signed = party.timestamp().map(TimestampFacts::time).orElse(at);
    containers.add(
        container(
            name,
            party.cms(),
            party.result(),
            Optional.empty(),
            RootUse.SIGNER,
            signed,
            signed,
            validationData.revocation()));
    party
        .timestamp()
        .ifPresent(token -> containers.add(token(name + "/timestamp", token, covered.orElse(at))));
    return containers;
  }

  /** The timestamps of an evidence record over files beside a document, oldest first. */
  public List<Container> ofRecord(RecordFacts record) {
    return stamps(record.stamps());
  }

  /** Each timestamp of an evidence record holds until the next one covers it. */
  private List<Container> stamps(List<RecordFacts.Stamp> stamps) {
    List<Container> containers = new ArrayList<>();
    for (int i = 0; i < stamps.size(); i++) {
      RecordFacts.Stamp stamp = stamps.get(i);
      Instant until = i + 1 < stamps.size() ? stamps.get(i + 1).token().time() : at;
      TimestampFacts token = stamp.token();
      containers.add(
          container(
              stamp.name(),
              token.cms(),
              result(token),
              token.imprintDigest(),
              RootUse.TSA,
              token.time(),
              until,
              stamp.revocation()));
    }
    return containers;
  }

  /**
   * The time of the first document timestamp in a later save, or that of the evidence record over
   * the file, or the verifier's.
   */
  private Instant nextTimestamp(
      List<SignatureFacts> signatures, SignatureFacts signature, Instant covered) {
    return signatures.stream()
        .filter(later -> later.revision().index() > signature.revision().index())
        .map(SignatureFacts::content)
        .flatMap(content ->
            content instanceof DocumentTimestamp t
                ? Optional.of(t.token().time()).stream()
                : Optional.<Instant>empty().stream())
        .findFirst()
        .orElse(covered);
  }

  /** A token speaks of what it stamped: its content is unchanged only if that is. */
  private static CmsResult result(TimestampFacts token) {
    return new CmsResult(token.result().digest().and(token.imprint()), token.result().value());
  }

  private Container token(String subject, TimestampFacts token, Instant until) {
    return container(
        subject,
        token.cms(),
        result(token),
        token.imprintDigest(),
        RootUse.TSA,
        token.time(),
        until,
        validationData.revocation());
  }

  private Container container(
      String subject,
      CmsFacts cms,
      CmsResult result,
      Optional<String> imprintDigest,
      RootUse use,
      Instant usedAt,
      Instant until,
      RevocationData answers) {
    Set<X509Certificate> issuers = new LinkedHashSet<>(cms.certificates());
    issuers.addAll(validationData.certificates());
    CertificatePaths paths = new CertificatePaths(trust.rootsFor(use), issuers);
    Optional<PathResult> path = cms.signer().map(signer -> paths.of(signer, usedAt));
    return new Container(
        subject,
        cms,
        result,
        imprintDigest,
        use,
        usedAt,
        until,
        path,
        path.map(p -> revocations(p, usedAt, answers)).orElse(List.of()));
  }

  private static List<RevocationStatus> revocations(
      PathResult path, Instant usedAt, RevocationData answers) {
    List<RevocationStatus> statuses = new ArrayList<>();
    for (int i = 0; i < path.belowRoot().size(); i++) {
      X509Certificate issuer = path.certificates().get(i + 1);
      statuses.add(answers.status(path.certificates().get(i), issuer, usedAt));
    }
    return statuses;
  }
}
