package cn.laborproof.document.examine.detached;

import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.path.CertificateUse;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.path.RevocationStatus;
import cn.laborproof.document.examine.signature.CmsFault;
import cn.laborproof.document.examine.signature.CmsResult.Finding;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the questions of {@link NationalCode}: the rules are those for signatures inside a document
 * (EN 319 102-1 §5), about the signature and about its timestamp.
 */
final class NationalChecks {
  /** How far the verifier's clock may be behind the authority's. */
  static final Duration AHEAD = Duration.ofMinutes(1);

  /** As between the events of a package and the timestamps inside its documents. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final String SM3 = "SM3";

  private final String name;
  private final TrustBundle trust;
  private final Instant at;

  NationalChecks(String name, TrustBundle trust, Instant at) {
    this.name = name;
    this.trust = trust;
    this.at = at;
  }

  CheckResult form(
      PartySignature party, List<Container> containers, List<String> unreadableMaterial) {
    Optional<String> fault =
        Stream.concat(
                party.cms().faults().stream(),
                party.timestamp().stream()
                    .flatMap(token ->
                        Stream.concat(token.cms().faults().stream(), token.faults().stream())))
            .filter(found ->
                found.kind() != CmsFault.Kind.SIGNER_UNKNOWN
                    && found.kind() != CmsFault.Kind.ALGORITHM)
            .map(CmsFault::detail)
            .findFirst();
    Optional<String> unused =
        containers.stream()
            .filter(container -> container.path().flatMap(PathResult::fault).isEmpty())
            .flatMap(container -> container.unused().stream())
            .map(certificate -> certificate.getSubjectX500Principal().getName())
            .findFirst();
    if (fault.or(() -> unused).isPresent()) {
      return failed(
          name,
          NationalCode.FORM,
          SubIndication.FORMAT_FAILURE,
          "other-form",
          detail(fault.or(() -> unused).get()));
    }
    return unreadableMaterial.isEmpty()
        ? CheckResult.passed(NationalCode.FORM, name)
        : failed(
            name,
            NationalCode.FORM,
            SubIndication.FORMAT_FAILURE,
            "material",
            detail(unreadableMaterial.getFirst()));
  }

  CheckResult timestamp(
      PartySignature party, Optional<Instant> namedAt, Optional<Instant> covered) {
    if (party.timestampProblem().isPresent()) {
      return failed(
          name,
          NationalCode.TIMESTAMP,
          SubIndication.FORMAT_FAILURE,
          "unreadable",
          detail(party.timestampProblem().get()));
    }
    Optional<TimestampFacts> token = party.timestamp();
    if (token.isEmpty()) {
      return open(name, NationalCode.TIMESTAMP, SubIndication.NO_POE, "missing", Map.of());
    }
    TimestampFacts stamp = token.get();
    if (stamp.imprint() != Finding.HOLDS) {
      return failed(
          name, NationalCode.TIMESTAMP, SubIndication.HASH_FAILURE, "other-data", Map.of());
    }
    // An imprint by another digest would outlive neither suite.
    if (!stamp.imprintDigest().equals(Optional.of(SM3))) {
      return failed(
          name,
          NationalCode.TIMESTAMP,
          SubIndication.FORMAT_FAILURE,
          "other-digest",
          Map.of("digest", stamp.imprintDigest().orElse("")));
    }
    return order(stamp.time(), namedAt, covered);
  }

  /** A token made after the examination, or after what is said to name it, was not there then. */
  private CheckResult order(Instant stamped, Optional<Instant> namedAt, Optional<Instant> covered) {
    if (stamped.isAfter(at.plus(AHEAD))) {
      return outOfOrder("from-the-future", stamped, at);
    }
    if (namedAt.filter(named -> stamped.isAfter(named.plus(CLOCK_SKEW))).isPresent()) {
      return outOfOrder("after-event", stamped, namedAt.get());
    }
    if (covered.filter(since -> stamped.isAfter(since.plus(CLOCK_SKEW))).isPresent()) {
      return outOfOrder("after-record", stamped, covered.get());
    }
    return CheckResult.passed(NationalCode.TIMESTAMP, name, Map.of("time", stamped.toString()));
  }

  private CheckResult outOfOrder(String answer, Instant stamped, Instant other) {
    return open(
        name,
        NationalCode.TIMESTAMP,
        SubIndication.TIMESTAMP_ORDER_FAILURE,
        answer,
        Map.of("time", stamped.toString(), "other", other.toString()));
  }

  List<CheckResult> on(Container container) {
    List<CheckResult> results = new ArrayList<>();
    results.add(digest(container));
    results.add(value(container));
    container
        .cms()
        .fault(CmsFault.Kind.SIGNER_UNKNOWN)
        .ifPresent(fault ->
            results.add(
                open(
                    container.subject(),
                    NationalCode.SIGNER,
                    SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                    "unknown",
                    Map.of("signer", "", "role", "", "detail", fault.detail()))));
    results.add(algorithm(container));
    results.add(path(container));
    results.add(validity(container));
    results.add(revocation(container));
    return results;
  }

  private static CheckResult digest(Container container) {
    return switch (container.result().digest()) {
      case HOLDS -> CheckResult.passed(NationalCode.DIGEST, container.subject());
      case BROKEN ->
          failed(
              container.subject(),
              NationalCode.DIGEST,
              SubIndication.HASH_FAILURE,
              "differs",
              Map.of());
      case UNKNOWN ->
          open(
              container.subject(),
              NationalCode.DIGEST,
              SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
              "not-computed",
              Map.of());
    };
  }

  private static CheckResult value(Container container) {
    return switch (container.result().value()) {
      case HOLDS -> CheckResult.passed(NationalCode.VALUE, container.subject());
      case BROKEN ->
          failed(
              container.subject(),
              NationalCode.VALUE,
              SubIndication.SIG_CRYPTO_FAILURE,
              "invalid",
              Map.of());
      case UNKNOWN ->
          open(
              container.subject(),
              NationalCode.VALUE,
              SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
              "not-computed",
              Map.of());
    };
  }

  private CheckResult algorithm(Container container) {
    Optional<Instant> end = DocumentChecks.algorithmsEnd(container, trust);
    Optional<CmsFault> fault = container.cms().fault(CmsFault.Kind.ALGORITHM);
    if (end.isEmpty() || fault.isPresent()) {
      return open(
          container.subject(),
          NationalCode.ALGORITHM,
          SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
          "unsafe",
          detail(fault.map(CmsFault::detail).orElse("")));
    }
    return container.provenUntil().isBefore(end.get())
        ? CheckResult.passed(NationalCode.ALGORITHM, container.subject())
        : open(
            container.subject(),
            NationalCode.ALGORITHM,
            SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
            "ended",
            Map.of("time", end.get().toString()));
  }

  private static CheckResult path(Container container) {
    String subject = container.subject();
    Optional<PathResult> path = container.path();
    Optional<PathResult.Fault> fault = path.flatMap(PathResult::fault);
    if (path.isEmpty() || fault.equals(Optional.of(PathResult.Fault.NO_PATH))) {
      return open(
          subject,
          NationalCode.PATH,
          SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
          "no-path",
          Map.of(
              "issuer",
              container.cms().signer().map(s -> s.getIssuerX500Principal().getName()).orElse("")));
    }
    if (fault.equals(Optional.of(PathResult.Fault.RULE))) {
      return open(
          subject,
          NationalCode.PATH,
          SubIndication.CHAIN_CONSTRAINTS_FAILURE,
          "rule",
          detail(path.get().detail()));
    }
    X509Certificate signer = path.get().certificates().getFirst();
    boolean meant =
        container.use() == RootUse.TSA
            ? CertificateUse.signsTimestamps(signer)
            : CertificateUse.signsDocuments(signer);
    return meant
        ? CheckResult.passed(NationalCode.PATH, subject)
        : open(
            subject,
            NationalCode.PATH,
            SubIndication.CHAIN_CONSTRAINTS_FAILURE,
            "other-use",
            Map.of());
  }

  private static CheckResult validity(Container container) {
    Map<String, String> at = Map.of("time", container.usedAt().toString());
    Optional<PathResult.Fault> fault = container.path().flatMap(PathResult::fault);
    if (fault.equals(Optional.of(PathResult.Fault.NOT_YET_VALID))) {
      return failed(
          container.subject(),
          NationalCode.VALIDITY,
          SubIndication.NOT_YET_VALID,
          "not-yet-valid",
          at);
    }
    boolean outlived =
        container
            .cms()
            .signer()
            .filter(s -> s.getNotAfter().toInstant().isBefore(container.provenUntil()))
            .isPresent();
    return outlived || fault.equals(Optional.of(PathResult.Fault.EXPIRED))
        ? open(
            container.subject(),
            NationalCode.VALIDITY,
            SubIndication.OUT_OF_BOUNDS_NO_POE,
            "expired",
            at)
        : CheckResult.passed(NationalCode.VALIDITY, container.subject());
  }

  private static CheckResult revocation(Container container) {
    List<RevocationStatus> statuses = container.revocations();
    for (RevocationStatus status : statuses) {
      switch (status) {
        case RevocationStatus.Revoked revoked -> {
          return open(
              container.subject(),
              NationalCode.REVOCATION,
              SubIndication.REVOKED_NO_POE,
              "revoked",
              Map.of("since", revoked.since().toString()));
        }
        case RevocationStatus.Unknown unknown -> {
          return open(
              container.subject(),
              NationalCode.REVOCATION,
              SubIndication.TRY_LATER,
              "unknown",
              detail(unknown.why()));
        }
        case RevocationStatus.Good _, RevocationStatus.Exempt _ -> {}
      }
    }
    return statuses.isEmpty()
        ? open(
            container.subject(),
            NationalCode.REVOCATION,
            SubIndication.TRY_LATER,
            "unknown",
            detail("no path"))
        : CheckResult.passed(NationalCode.REVOCATION, container.subject());
  }

  private static Map<String, String> detail(String text) {
    return Map.of("detail", text);
  }

  private static CheckResult failed(
      String subject,
      NationalCode code,
      SubIndication why,
      String answer,
      Map<String, String> about) {
    return CheckResult.failed(code, subject, why, answer, about);
  }

  private static CheckResult open(
      String subject,
      NationalCode code,
      SubIndication why,
      String answer,
      Map<String, String> about) {
    return CheckResult.indeterminate(code, subject, why, answer, about);
  }
}
