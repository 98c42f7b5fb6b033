package cn.laborproof.proof.examine;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.ExaminedFile;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.LogPosition;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.TrustUsed;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts verdicts together: the rule's outcome and the sentences that go with it. */
final class Verdicts {
  private static final PackageLimits LIMIT = PackageLimits.DEFAULT;

  private Verdicts() {}

  /** Scope {@code DOCUMENT}. */
  static Verdict ofDocument(
      String name, byte[] content, DocumentExamination examination, TrustBundle trust, Instant at) {
    VerdictRule rule = VerdictRule.decide(examination.required(), examination.checks());
    boolean demo = trust.demo() || examination.demo();
    List<StatedTime> times =
        examination.times().stream().sorted(Comparator.comparing(StatedTime::at)).toList();
    return new Verdict(
        rule.indication(),
        rule.subIndication(),
        Scope.DOCUMENT,
        ExaminedFile.of(name, content),
        at,
        new TrustUsed(trust.name(), trust.version(), trust.fingerprint()),
        demo,
        documentSentences(rule, examination, times, demo),
        examination.checks(),
        examination.signers(),
        times,
        examination.reference().orElse(null),
        null,
        null,
        null);
  }

  private static List<Sentence> documentSentences(
      VerdictRule rule, DocumentExamination examination, List<StatedTime> times, boolean demo) {
    List<Sentence> sentences = new ArrayList<>();
    if (rule.indication() == Indication.TOTAL_PASSED) {
      Map<String, String> facts = Map.of("signers", "" + examination.signers().size());
      sentences.add(Sentence.of("verdict.document-passed", facts));
      unchangedSince("verdict.unchanged-since", times, StatedTime.ARCHIVE_TIMESTAMP)
          .ifPresent(sentences::add);
    } else {
      sentences.addAll(notPassed(rule));
      sentences.add(Sentence.of("verdict.registration-not-examined"));
    }
    nationalInside(examination.national()).ifPresent(sentences::add);
    return withDemo(sentences, demo);
  }

  /**
   * Signatures of the national suite.
   *
   * @param beside how many lie beside the documents and are valid
   * @param inside how many stand inside the documents, valid or not
   */
  record National(int beside, int inside) {}

  /** Said whatever the outcome: whoever opens the document elsewhere will be told another one. */
  private static Optional<Sentence> nationalInside(int count) {
    return count == 0
        ? Optional.empty()
        : Optional.of(Sentence.of("verdict.national-inside", Map.of("count", "" + count)));
  }

  /** A file that was not looked into because it is too large. */
  static Verdict ofTooLarge(ExaminedFile file, Scope scope, TrustBundle trust, Instant at) {
    Map<String, String> about = Map.of("size", "" + file.size(), "limit", "" + LIMIT.bytes());
    CheckResult result =
        CheckResult.indeterminate(
            EvidenceCheck.SIZE, file.name(), SubIndication.RESOURCE_LIMIT, "too-large", about);
    List<CheckResult> checks = List.of(result);
    VerdictRule rule = VerdictRule.decide(List.of(EvidenceCheck.SIZE), checks);
    return new Verdict(
        rule.indication(),
        rule.subIndication(),
        scope,
        file,
        at,
        new TrustUsed(trust.name(), trust.version(), trust.fingerprint()),
        trust.demo(),
        withDemo(new ArrayList<>(notPassed(rule)), trust.demo()),
        checks,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  /** Scope {@code REGISTERED}. */
  static List<Sentence> registeredSentences(
      VerdictRule rule,
      List<Signer> signers,
      National national,
      List<StatedTime> times,
      @Nullable LogPosition log,
      boolean demo) {
    List<Sentence> sentences = new ArrayList<>();
    if (rule.indication() == Indication.TOTAL_PASSED) {
      sentences.add(registeredPassed(signers, times));
      if (national.beside() > 0) {
        sentences.add(
            Sentence.of("verdict.national-passed", Map.of("signers", "" + national.beside())));
      }
      unchangedSince(anchorSentence(times), times, StatedTime.ANCHORED).ifPresent(sentences::add);
    } else {
      sentences.addAll(notPassed(rule));
    }
    nationalInside(national.inside()).ifPresent(sentences::add);
    if (log != null && rule.indication() != Indication.TOTAL_FAILED) {
      Map<String, String> facts =
          Map.of("last", "" + log.completeTo(), "size", "" + log.treeSize(), "log", log.origin());
      sentences.add(Sentence.of("verdict.complete-to", facts));
    }
    return withDemo(sentences, demo);
  }

  /** Institutions either sign the time of the anchor, or sign what its submitter wrote. */
  private static String anchorSentence(List<StatedTime> times) {
    boolean submitted =
        times.stream()
            .anyMatch(time -> time.what().equals(StatedTime.ANCHORED) && !time.independent());
    return submitted ? "verdict.unchanged-since-submitted" : "verdict.unchanged-since-anchor";
  }

  /** The sentence a judge can quote. The registration counts from its anchor. */
  private static Sentence registeredPassed(List<Signer> signers, List<StatedTime> times) {
    String registered =
        times.stream()
            .filter(time -> time.what().equals(StatedTime.ANCHORED))
            .map(StatedTime::at)
            .min(Comparator.naturalOrder())
            .map(UtcMillis::format)
            .orElse("");
    return Sentence.of(
        "verdict.registered-passed", Map.of("time", registered, "signers", "" + signers.size()));
  }

  private static List<Sentence> notPassed(VerdictRule rule) {
    if (rule.indication() == Indication.TOTAL_FAILED) {
      return List.of(Sentence.of("verdict.failed"));
    }
    boolean pending = rule.reason().filter(SubIndication.ANCHOR_PENDING::equals).isPresent();
    return pending
        ? List.of(Sentence.of("verdict.indeterminate"), Sentence.of("verdict.anchor-pending"))
        : List.of(Sentence.of("verdict.indeterminate"));
  }

  /** The earliest time of that kind: from then on the bytes are known to have been these. */
  private static Optional<Sentence> unchangedSince(
      String key, List<StatedTime> times, String what) {
    return times.stream()
        .filter(time -> time.what().equals(what))
        .min(Comparator.comparing(StatedTime::at))
        .map(time ->
            Sentence.of(key, Map.of("time", UtcMillis.format(time.at()), "source", time.source())));
  }

  private static List<Sentence> withDemo(List<Sentence> sentences, boolean demo) {
    if (demo) {
      sentences.add(Sentence.of("verdict.demo"));
    }
    return sentences;
  }
}
