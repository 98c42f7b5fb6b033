package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.pack.Openings.OpenedField;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Are the opened values those the events committed to? */
final class OpeningsCheck implements PackageCheck {
  private static final String SUBJECT = "openings.json";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    for (OpenedField field : facts.openings().fields()) {
      Optional<String> fault = fault(facts, field);
      if (fault.isPresent()) {
        Map<String, String> about = Map.of("name", field.opening().name(), "seq", "" + field.seq());
        return List.of(
            failed(
                EvidenceCheck.OPENINGS, SUBJECT, SubIndication.HASH_FAILURE, fault.get(), about));
      }
    }
    String count = "" + facts.openings().fields().size();
    return List.of(passed(EvidenceCheck.OPENINGS, SUBJECT, Map.of("count", count)));
  }

  private static Optional<String> fault(PackageFacts facts, OpenedField field) {
    Optional<Digest> committed =
        facts.events().stream()
            .filter(logged -> logged.event().seq() == field.seq())
            .flatMap(logged ->
                Optional.ofNullable(logged.event().fields().get(field.opening().name())).stream())
            .findFirst();
    if (committed.isEmpty()) {
      return Optional.of("no-such-field");
    }
    return committed.get().equals(field.opening().commitment())
        ? Optional.empty()
        : Optional.of("differs");
  }
}
