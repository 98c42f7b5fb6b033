package cn.laborproof.proof.draw;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawPackage.Logged;
import cn.laborproof.proof.log.MerkleFrontier;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/**
 * Whether the entry shown is the first of this commitment: an entry logged a second time would lead
 * to another lot, and whoever runs the log could choose.
 *
 * <p>The terms name the root of the log as it stood, and the commitment is made of the terms. So
 * the commitment cannot stand in that part of the log: its root would have been known before what
 * it is made of. All that came after, up to the lot, is in the package.
 */
final class LoggedOnce {

  private LoggedOnce() {}

  static CheckResult check(DrawPackage pack) {
    if (pack.terms().since().isEmpty()) {
      return unknown("not-stated", SubIndication.EVIDENCE_MISSING);
    }
    if (pack.stretch().isEmpty()) {
      return unknown("not-shown", SubIndication.EVIDENCE_MISSING);
    }
    DrawTerms.Head since = pack.terms().since().get();
    LogStretch stretch = pack.stretch().get();
    Logged first = pack.events().getFirst();
    Checkpoint lot = first.proof().checkpoint().checkpoint();
    if (stretch.edge().size() != Long.bitCount(since.size())
        || since.size() + stretch.leaves().size() != lot.size()) {
      return wrong("other-log", Map.of());
    }
    MerkleFrontier tree = new MerkleFrontier(since.size(), stretch.edge());
    boolean grew = tree.root().equals(since.root());
    stretch.leaves().forEach(tree::append);
    if (!grew || !tree.root().equals(lot.root())) {
      return wrong("other-log", Map.of());
    }
    Digest commitment = first.leafHash();
    List<Digest> leaves = stretch.leaves();
    long place = since.size() + leaves.indexOf(commitment);
    Map<String, String> facts =
        Map.of(
            "since", "" + since.size(), "index", "" + first.proof().index(), "earlier", "" + place);
    if (!leaves.contains(commitment) || place != first.proof().index()) {
      return wrong(leaves.contains(commitment) ? "earlier" : "other-log", facts);
    }
    return passed(DrawCheck.ONCE, "stretch", facts);
  }

  private static CheckResult unknown(String answer, SubIndication why) {
    return indeterminate(DrawCheck.ONCE, "stretch", why, answer, Map.of());
  }

  private static CheckResult wrong(String answer, Map<String, String> facts) {
    return failed(DrawCheck.ONCE, "stretch", SubIndication.LOG_PROOF_FAILURE, answer, facts);
  }
}
