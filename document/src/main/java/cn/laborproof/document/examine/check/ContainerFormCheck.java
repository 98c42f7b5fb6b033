package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.CmsFault;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.SignatureFacts.Unreadable;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Is there nothing inside {@code /Contents} that the signature does not speak for? */
final class ContainerFormCheck implements DocumentCheck {
  private static final Set<CmsFault.Kind> FORM =
      Set.of(CmsFault.Kind.NOT_CANONICAL, CmsFault.Kind.NOT_PROFILE, CmsFault.Kind.UNSIGNED_PART);

  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_FORM;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return facts.signatures().stream().map(signature -> on(signature, facts)).toList();
  }

  private CheckResult on(SignatureFacts signature, DocumentFacts facts) {
    if (signature.content() instanceof Unreadable unreadable) {
      return failed(signature, "unreadable", unreadable.why());
    }
    if (!signature.oneCase()) {
      return failed(signature, "not-canonical", "hexadecimal digits of both cases, or white space");
    }
    Optional<CmsFault> fault =
        faults(signature).stream().filter(f -> FORM.contains(f.kind())).findFirst();
    if (fault.isPresent()) {
      return failed(
          signature, DocumentCode.hyphenated(fault.get().kind().name()), fault.get().detail());
    }
    return facts.containers().stream()
        .filter(container -> belongs(container, signature))
        .filter(container -> container.path().flatMap(p -> p.fault()).isEmpty())
        .flatMap(container -> container.unused().stream())
        .findFirst()
        .map(unused ->
            failed(signature, "unused-certificate", unused.getSubjectX500Principal().getName()))
        .orElseGet(() -> CheckResult.passed(code(), signature.field().name()));
  }

  private static boolean belongs(Container container, SignatureFacts signature) {
    String field = signature.field().name();
    return container.subject().equals(field) || container.subject().equals(field + "/timestamp");
  }

  private static List<CmsFault> faults(SignatureFacts signature) {
    List<CmsFault> faults = new ArrayList<>();
    signature.cms().ifPresent(cms -> faults.addAll(cms.faults()));
    switch (signature.content()) {
      case PartySignature party -> party.timestamp().ifPresent(token -> addTo(faults, token));
      case DocumentTimestamp timestamp -> faults.addAll(timestamp.token().faults());
      case Unreadable _ -> {}
    }
    return faults;
  }

  private static void addTo(List<CmsFault> faults, TimestampFacts token) {
    faults.addAll(token.cms().faults());
    faults.addAll(token.faults());
  }

  private CheckResult failed(SignatureFacts signature, String answer, String detail) {
    return CheckResult.failed(
        code(),
        signature.field().name(),
        SubIndication.FORMAT_FAILURE,
        answer,
        Map.of("detail", detail));
  }
}
