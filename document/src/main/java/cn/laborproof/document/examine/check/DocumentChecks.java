package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.CheckResult;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks every question in order under a policy: whether the file is what it was, whether it is
 * complete, whether those who vouch for it can be believed. The first open answer is the verdict's
 * reason. Adding a rule is adding an element to the list.
 */
public final class DocumentChecks {
  private static final List<DocumentCheck> ALL =
      List.of(
          new StructureCheck(),
          new PlacementCheck(),
          new ContainerFormCheck(),
          new DigestCheck(),
          new ValueCheck(),
          new ChangesCheck(),
          new HiddenContentCheck(),
          new AttachmentsCheck(),
          new PagesSayCheck(),
          new ProfileCheck(),
          new LettersCheck(),
          new SignersCheck(),
          new OrderCheck(),
          new LevelCheck(),
          new RecordCheck(),
          new CertificateNamedCheck(),
          new AlgorithmCheck(),
          new TimestampCheck(),
          new PathCheck(),
          new UseCheck(),
          new ValidityCheck(),
          new RevocationCheck(),
          new TimeOrderCheck());

  private DocumentChecks() {}

  /**
   * The questions that must have been answered for a document to pass: all of them.
   *
   * @param withRecord whether an evidence record was given; there is nothing to ask about otherwise
   */
  public static List<CheckCode> required(boolean withRecord) {
    return Stream.<CheckCode>of(DocumentCode.values())
        .filter(code -> withRecord || code != DocumentCode.EVIDENCE_RECORD)
        .toList();
  }

  /**
   * First instant at which an algorithm that a container rests on no longer counts; empty if one
   * never did.
   */
  public static Optional<Instant> algorithmsEnd(Container container, TrustBundle trust) {
    return AlgorithmCheck.end(container, trust);
  }

  /**
   * First instant at which one of the algorithms no longer counts; empty if one never did.
   *
   * @param used names as a trust bundle lists them
   */
  public static Optional<Instant> algorithmsEnd(Set<String> used, List<AlgorithmEnd> listed) {
    return AlgorithmCheck.end(used, listed);
  }

  /**
   * Names of the keys and digests that a path rests on.
   *
   * @param path the certificate first, the root last
   */
  public static Set<String> algorithms(List<X509Certificate> path) {
    return AlgorithmCheck.names(path);
  }

  /** All answers, in the order of the questions. */
  public static List<CheckResult> on(DocumentFacts facts) {
    CheckPolicy policy = CheckPolicy.forDocument(facts.profile());
    List<CheckResult> results = new ArrayList<>();
    results.add(CheckResult.passed(DocumentCode.READABLE, facts.name()));
    for (DocumentCheck check : ALL) {
      check.on(facts).stream()
          .flatMap(result -> policy.apply(check.code(), result).stream())
          .forEach(results::add);
    }
    return List.copyOf(results);
  }
}
