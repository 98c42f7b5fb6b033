package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.VerdictRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An examined file and the verdict that follows from it. */
record Examined(DocumentExamination examination, VerdictRule verdict) {

  static Examined of(byte[] pdf, TrustBundle trust, Instant at) {
    DocumentExamination examination = new PdfExaminer().examine("file.pdf", pdf, trust, at);
    return new Examined(
        examination, VerdictRule.decide(examination.required(), examination.checks()));
  }

  boolean passed() {
    return verdict.indication() == Indication.TOTAL_PASSED;
  }

  /** A defect of the examiner, which must never happen, whatever the file. */
  boolean defect() {
    return examination.checks().stream()
        .anyMatch(
            check -> check.code() == DocumentCode.READABLE && check.answer().equals("internal"));
  }

  List<CheckResult> open() {
    return examination.checks().stream().filter(check -> !check.passed()).toList();
  }

  Optional<SubIndication> reason() {
    return verdict.reason();
  }

  List<String> answers(DocumentCode code) {
    return examination.checks().stream()
        .filter(check -> check.code() == code)
        .map(CheckResult::answer)
        .toList();
  }

  String words() {
    Messages messages = Messages.in(Language.EN);
    return String.join(
        "\n",
        open().stream()
            .map(c -> c.code().id() + " [" + c.subject() + "] " + messages.answer(c))
            .toList());
  }

  Examined mustPass() {
    assertThat(open()).as(words()).isEmpty();
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    return this;
  }

  Examined mustNotPass() {
    assertThat(passed()).as("passed").isFalse();
    assertThat(defect()).as(words()).isFalse();
    return this;
  }
}
