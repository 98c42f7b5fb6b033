package cn.laborproof.proof.examine;

import cn.laborproof.proof.examine.RecordedExaminer.Outcome;
import cn.laborproof.proof.examine.RecordedExaminer.Recorded;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that lies beside a document. Where an evidence record covers it, the timestamps of
 * signatures and seals need to have held until that record began, and the record holds from then
 * on; a record that is given must fit all of it.
 */
record BesidePart(DetachedPart detached, SealPart seals, List<RecordedExaminer> recorded) {
  BesidePart {
    recorded = List.copyOf(recorded);
  }

  void examine(
      PackageFacts facts, Member document, List<Signer> signers, RegisteredVerdict verdict) {
    BesideDocument files = new BesideDocument(facts, document);
    BesideDocument covered = files.coveredSince(since(files, verdict));
    detached.examine(covered, signers, verdict);
    seals.examine(covered, signers, verdict);
  }

  /** Without an examiner of records nothing is covered: what lies beside must hold by itself. */
  private Optional<Instant> since(BesideDocument files, RegisteredVerdict verdict) {
    Optional<Member> record = files.record();
    // What is missing is said by those who ask for it.
    Optional<List<byte[]>> content = files.recorded();
    if (record.isEmpty() || content.isEmpty() || recorded.isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome =
        kept(
            recorded.getFirst(),
            new Recorded(
                record.get().path(), files.facts().pack().content(record.get()), content.get()),
            files.facts());
    verdict.addDetached(outcome.examination());
    return outcome.since();
  }

  /** As for documents: an examiner that breaks off on hostile bytes has not said that they pass. */
  private static Outcome kept(RecordedExaminer examiner, Recorded given, PackageFacts facts) {
    try {
      return examiner.examine(given, facts.trust(), facts.at());
    } catch (RuntimeException | StackOverflowError e) {
      CheckResult result =
          CheckResult.indeterminate(
              EvidenceCheck.DOCUMENT,
              given.name(),
              SubIndication.POLICY_PROCESSING_ERROR,
              "broke-off",
              Map.of("name", given.name(), "detail", e.toString()));
      return new Outcome(
          new DocumentExamination(
              List.of(EvidenceCheck.DOCUMENT), List.of(result), List.of(), List.of(), null, false),
          Optional.empty());
    }
  }
}
