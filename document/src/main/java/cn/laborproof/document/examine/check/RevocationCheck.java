package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.RevocationStatus;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;

/** Does the document itself show that no certificate of the path was revoked when it was used? */
final class RevocationCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.CERTIFICATE_REVOCATION;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    List<RevocationStatus> statuses = container.revocations();
    for (int i = 0; i < statuses.size(); i++) {
      if (statuses.get(i) instanceof RevocationStatus.Revoked revoked) {
        return CheckResult.indeterminate(
            code(),
            container.subject(),
            i == 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE,
            i == 0 ? "revoked" : "issuer-revoked",
            Map.of("since", revoked.since().toString()));
      }
    }
    return statuses.stream()
        .filter(RevocationStatus.Unknown.class::isInstance)
        .map(RevocationStatus.Unknown.class::cast)
        .findFirst()
        .map(unknown -> unknown(container, unknown.why()))
        .orElseGet(() -> statuses.isEmpty() ? unknown(container, "no path") : passed(container));
  }

  private CheckResult unknown(Container container, String why) {
    return CheckResult.indeterminate(
        code(), container.subject(), SubIndication.TRY_LATER, "unknown", Map.of("detail", why));
  }
}
