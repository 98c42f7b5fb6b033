package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.CertificateUse;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Is the certificate meant for what its key did? */
final class UseCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.CERTIFICATE_USE;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    boolean meant =
        container
            .cms()
            .signer()
            .filter(signer ->
                container.use() == RootUse.TSA
                    ? CertificateUse.signsTimestamps(signer)
                    : CertificateUse.signsDocuments(signer))
            .isPresent();
    return meant
        ? passed(container)
        : CheckResult.indeterminate(
            code(),
            container.subject(),
            SubIndication.CHAIN_CONSTRAINTS_FAILURE,
            "other-use",
            Map.of());
  }
}
