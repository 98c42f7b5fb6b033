package cn.laborproof.proof.draw;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawPackage.Head;
import cn.laborproof.proof.draw.DrawPackage.Logged;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/**
 * Whether the lot is the first anchored checkpoint that covers the commitment: whoever could choose
 * among several would choose the outcome.
 *
 * <p>The rules of the ledger take a checkpoint only with a path from the newest one until then. If
 * that one does not cover the commitment, none before it does.
 */
final class FirstCovering {

  private FirstCovering() {}

  /**
   * Answers.
   *
   * @param anchored whether the ledger's proof holds; without, its command says nothing
   */
  static CheckResult check(DrawPackage pack, boolean anchored) {
    if (!anchored || pack.ledger().isEmpty()) {
      return unknown("pending");
    }
    Logged first = pack.events().getFirst();
    Checkpoint lot = first.proof().checkpoint().checkpoint();
    List<Digest> path = pack.ledger().get().submission().consistency();
    long index = first.proof().index();
    if (pack.previous().isEmpty()) {
      // Only the first checkpoint of a log is taken without a path.
      return path.isEmpty()
          ? passed(DrawCheck.FIRST, "ledger", Map.of("before", "0", "index", "" + index))
          : unknown("head-unknown");
    }
    Head before = pack.previous().get();
    Map<String, String> facts = Map.of("before", "" + before.size(), "index", "" + index);
    boolean grown =
        new ConsistencyProof(before.size(), lot.size(), path)
            .fault(before.root(), lot.root())
            .isEmpty();
    if (!grown) {
      return wrong("other-head", facts);
    }
    return before.size() <= index
        ? passed(DrawCheck.FIRST, "ledger", facts)
        : wrong("not-first", facts);
  }

  private static CheckResult unknown(String answer) {
    return indeterminate(
        DrawCheck.FIRST, "ledger", SubIndication.EVIDENCE_MISSING, answer, Map.of());
  }

  private static CheckResult wrong(String answer, Map<String, String> facts) {
    return failed(DrawCheck.FIRST, "ledger", SubIndication.LEDGER_PROOF_FAILURE, answer, facts);
  }
}
