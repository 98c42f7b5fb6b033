package cn.laborproof.proof.cli;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict as lines for people. */
final class VerdictText {
  private final Messages messages;
  private final StringBuilder out = new StringBuilder();

  VerdictText(Language language) {
    this.messages = Messages.in(language);
  }

  String of(Verdict verdict) {
    line(verdict.indication().name() + "  " + messages.indication(verdict.indication()));
    verdict.reason().ifPresent(reason -> line(reason.name() + "  " + messages.reason(reason)));
    line(verdict.scope().name() + "  " + messages.scope(verdict.scope()));
    line(verdict.file().name() + "  SHA-256 " + verdict.file().sha256());
    out.append('\n');
    verdict.sentences().forEach(sentence -> line(messages.sentence(sentence)));
    out.append('\n');
    verdict.open().forEach(this::open);
    passed(verdict.checks());
    out.append('\n');
    verdict.signers().forEach(this::signer);
    verdict.times().forEach(this::time);
    line("trust  " + verdict.trust().name() + " " + verdict.trust().fingerprint());
    return out.toString();
  }

  /** What did not pass stands first, each with its sentence. */
  private void open(CheckResult check) {
    String mark = check.indication() == Indication.TOTAL_FAILED ? "✗ " : "? ";
    line(mark + messages.question(check.code()) + "  [" + check.subject() + "]");
    line("    " + messages.answer(check));
  }

  /** What passed: one line for each question, with the parts it was asked about. */
  private void passed(List<CheckResult> checks) {
    Map<String, List<String>> subjects = new LinkedHashMap<>();
    checks.stream()
        .filter(CheckResult::passed)
        .forEach(check ->
            subjects
                .computeIfAbsent(messages.question(check.code()), _ -> new ArrayList<>())
                .add(check.subject()));
    subjects.forEach(
        (question, parts) -> line("✓ " + question + "  [" + String.join(", ", parts) + "]"));
  }

  private void signer(Signer signer) {
    String organisation = signer.organisationName().map(name -> ", " + name).orElse("");
    String when = signer.provenTime().map(time -> ", " + UtcMillis.format(time)).orElse("");
    line(signer.role() + "  " + signer.name() + organisation + ", " + signer.level() + when);
  }

  private void time(StatedTime time) {
    line(UtcMillis.format(time.at()) + "  " + messages.timeOf(time) + "  " + time.source());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
