package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.log.ProofFault;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is every event in the log, at an index of its own? */
final class InclusionCheck implements PackageCheck {
  @Override
  public List<CheckResult> run(PackageFacts facts) {
    SignedCheckpoint checkpoint = facts.checkpoint();
    long lastIndex = -1;
    for (LoggedEvent logged : facts.events()) {
      String path = "log/%06d.tlog-proof".formatted(logged.event().seq());
      if (!logged.proof().checkpoint().equals(checkpoint)) {
        return failed(path, "other-checkpoint", Map.of());
      }
      Optional<ProofFault> fault =
          logged.proof().inclusion().fault(logged.leafHash(), checkpoint.checkpoint().root());
      if (fault.isPresent()) {
        return failed(
            path,
            "not-in-log",
            Map.of("seq", "" + logged.event().seq(), "fault", fault.get().name()));
      }
      // The commitment of event n is needed to make event n+1; the log may batch, but never swaps.
      if (logged.proof().index() <= lastIndex) {
        return failed(path, "out-of-order", Map.of("seq", "" + logged.event().seq()));
      }
      lastIndex = logged.proof().index();
    }
    Map<String, String> about =
        Map.of("count", "" + facts.events().size(), "index", "" + lastIndex);
    return List.of(passed(EvidenceCheck.INCLUSION, checkpoint.checkpoint().origin(), about));
  }

  private static List<CheckResult> failed(
      String subject, String answer, Map<String, String> facts) {
    return List.of(
        CheckResult.failed(
            EvidenceCheck.INCLUSION, subject, SubIndication.LOG_PROOF_FAILURE, answer, facts));
  }
}
