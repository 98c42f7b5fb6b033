package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Are documents and attachments byte for byte what the last event that names them speaks of? The
 * last one decides, so a document cut back to an earlier revision differs.
 */
final class RegisteredCheck implements PackageCheck {
  @Override
  public List<CheckResult> run(PackageFacts facts) {
    List<Member> documents = facts.pack().manifest().withRole(MemberRole.DOCUMENT);
    List<CheckResult> results = new ArrayList<>();
    if (documents.isEmpty()) {
      results.add(
          indeterminate(
              EvidenceCheck.REGISTERED,
              "documents",
              SubIndication.EVIDENCE_MISSING,
              "no-document",
              Map.of()));
    }
    documents.forEach(member -> results.add(check(facts, member)));
    facts
        .pack()
        .manifest()
        .withRole(MemberRole.ATTACHMENT)
        .forEach(member -> results.add(check(facts, member)));
    return results;
  }

  private static CheckResult check(PackageFacts facts, Member member) {
    String name = member.fileName();
    Optional<Subject> subject = facts.lastSubject(name);
    if (subject.isEmpty()) {
      return failed(
          EvidenceCheck.REGISTERED,
          member.path(),
          SubIndication.HASH_FAILURE,
          "not-registered",
          Map.of("name", name));
    }
    Map<String, String> about =
        Map.of(
            "name", name,
            "sha256", member.sha256().hex(),
            "registered", subject.get().sha256().hex());
    return subject.get().matches(facts.pack().content(member))
        ? passed(EvidenceCheck.REGISTERED, member.path(), about)
        : failed(
            EvidenceCheck.REGISTERED,
            member.path(),
            SubIndication.HASH_FAILURE,
            "digest-differs",
            about);
  }
}
