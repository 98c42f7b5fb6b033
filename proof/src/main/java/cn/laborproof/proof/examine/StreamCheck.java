package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Do the events form one chain from the first on, without gap or foreign event? */
final class StreamCheck implements PackageCheck {
  @Override
  public List<CheckResult> run(PackageFacts facts) {
    String stream = facts.pack().manifest().stream();
    long expected = 1;
    Optional<Digest> previous = Optional.empty();
    for (LoggedEvent logged : facts.events()) {
      EvidenceEvent event = logged.event();
      if (event.seq() != expected) {
        return failed(
            logged.path(), "gap", Map.of("expected", "" + expected, "seq", "" + event.seq()));
      }
      if (!event.stream().equals(stream)) {
        return failed(
            logged.path(), "foreign-event", Map.of("stream", event.stream(), "expected", stream));
      }
      if (!event.previous().equals(previous)) {
        return failed(logged.path(), "broken-link", Map.of("seq", "" + event.seq()));
      }
      previous = Optional.of(logged.commitment());
      expected++;
    }
    long last = expected - 1;
    if (last != facts.pack().manifest().completeTo()) {
      String stated = "" + facts.pack().manifest().completeTo();
      return failed("events", "incomplete", Map.of("expected", stated, "seq", "" + last));
    }
    return List.of(
        passed(EvidenceCheck.STREAM, stream, Map.of("stream", stream, "last", "" + last)));
  }

  private static List<CheckResult> failed(
      String subject, String answer, Map<String, String> facts) {
    return List.of(
        CheckResult.failed(
            EvidenceCheck.STREAM, subject, SubIndication.STREAM_BROKEN, answer, facts));
  }
}
