package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.signature.CmsResult.Finding;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does the evidence record lead from these very bytes to each of its timestamps, by digests that
 * were believed until the next chain began? Who made the timestamps is asked as of every other.
 */
final class RecordCheck implements DocumentCheck {
  private static final String SUBJECT = "evidence-record";

  @Override
  public DocumentCode code() {
    return DocumentCode.EVIDENCE_RECORD;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return facts.record().stream().map(record -> on(record, facts)).toList();
  }

  private CheckResult on(RecordFacts record, DocumentFacts facts) {
    if (record.fault().isPresent()) {
      return CheckResult.failed(
          code(),
          SUBJECT,
          SubIndication.FORMAT_FAILURE,
          "unreadable",
          Map.of("detail", record.fault().get()));
    }
    Optional<RecordFacts.Stamp> loose =
        record.stamps().stream()
            .filter(stamp -> stamp.token().imprint() != Finding.HOLDS)
            .findFirst();
    if (loose.isPresent()) {
      return CheckResult.failed(
          code(),
          SUBJECT,
          SubIndication.HASH_FAILURE,
          "other-data",
          Map.of("stamp", loose.get().name()));
    }
    return record
        .endedDigest(facts.trust(), facts.at())
        .map(digest ->
            CheckResult.indeterminate(
                code(),
                SUBJECT,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "digest-ended",
                Map.of("algorithm", digest)))
        .orElseGet(() ->
            CheckResult.passed(
                code(), SUBJECT, Map.of("stamps", String.valueOf(record.stamps().size()))));
  }
}
