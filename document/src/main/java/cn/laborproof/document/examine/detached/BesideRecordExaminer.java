package cn.laborproof.document.examine.detached;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.Vouchers;
import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.record.RecordReader;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.CmsResult.Finding;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.RecordedExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examines the evidence record over the files beside a document: does it lead from each of them to
 * every one of its timestamps, by digests that were believed until the next chain began, and are
 * those timestamps good? Thread-safe.
 */
public final class BesideRecordExaminer implements RecordedExaminer {
  @Override
  public Outcome examine(Recorded recorded, TrustBundle trust, Instant at) {
    CertificateParser parser = new CertificateParser();
    RecordFacts record = RecordReader.read(recorded.record(), recorded.files(), parser);
    List<CheckResult> checks = new ArrayList<>();
    checks.add(leads(recorded.name(), record, trust, at));
    List<Container> containers = new Vouchers(trust, at, nothing(parser)).ofRecord(record);
    NationalChecks questions = new NationalChecks(recorded.name(), trust, at);
    containers.forEach(container -> checks.addAll(questions.on(container)));
    return new Outcome(
        new DocumentExamination(
            required(),
            checks,
            List.of(),
            List.of(),
            null,
            NationalExaminer.demo(containers, trust)),
        record.begin());
  }

  private static List<CheckCode> required() {
    return List.of(
        NationalCode.RECORD,
        NationalCode.DIGEST,
        NationalCode.VALUE,
        NationalCode.ALGORITHM,
        NationalCode.PATH,
        NationalCode.VALIDITY,
        NationalCode.REVOCATION);
  }

  private static CheckResult leads(String name, RecordFacts record, TrustBundle trust, Instant at) {
    Optional<String> fault = record.fault();
    if (fault.isPresent()) {
      return CheckResult.failed(
          NationalCode.RECORD,
          name,
          SubIndication.FORMAT_FAILURE,
          "unreadable",
          Map.of("detail", fault.get()));
    }
    Optional<String> loose =
        record.stamps().stream()
            .filter(stamp -> stamp.token().imprint() != Finding.HOLDS)
            .map(RecordFacts.Stamp::name)
            .findFirst();
    if (loose.isPresent()) {
      return CheckResult.failed(
          NationalCode.RECORD,
          name,
          SubIndication.HASH_FAILURE,
          "other-data",
          Map.of("stamp", loose.get()));
    }
    Optional<Instant> strange = strange(record, at);
    if (strange.isPresent()) {
      return CheckResult.indeterminate(
          NationalCode.RECORD,
          name,
          SubIndication.TIMESTAMP_ORDER_FAILURE,
          "out-of-order",
          Map.of("time", strange.get().toString()));
    }
    return record
        .endedDigest(trust, at)
        .map(digest ->
            CheckResult.indeterminate(
                NationalCode.RECORD,
                name,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "digest-ended",
                Map.of("algorithm", digest)))
        .orElseGet(() ->
            CheckResult.passed(
                NationalCode.RECORD, name, Map.of("stamps", "" + record.stamps().size())));
  }

  /** A timestamp later than this examination, or earlier than the one it covers. */
  private static Optional<Instant> strange(RecordFacts record, Instant at) {
    Instant before = Instant.EPOCH;
    for (RecordFacts.Stamp stamp : record.stamps()) {
      Instant time = stamp.token().time();
      if (time.isAfter(at.plus(NationalChecks.AHEAD))
          || time.isBefore(before.minus(NationalChecks.AHEAD))) {
        return Optional.of(time);
      }
      before = time;
    }
    return Optional.empty();
  }

  /** The answers for its authorities lie in the record itself. */
  static ValidationData nothing(CertificateParser parser) {
    return new ValidationData(
        false, List.of(), new RevocationData(List.of(), List.of(), parser), List.of());
  }
}
