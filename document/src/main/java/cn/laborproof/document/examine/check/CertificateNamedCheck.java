package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.CmsFault;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Is the signer's certificate there, and is it the one that the signed attributes name? */
final class CertificateNamedCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_CERTIFICATE;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    return container
        .cms()
        .fault(CmsFault.Kind.SIGNER_UNKNOWN)
        .map(fault ->
            CheckResult.indeterminate(
                code(),
                container.subject(),
                SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                "unknown",
                Map.of("detail", fault.detail())))
        .orElseGet(() -> passed(container));
  }
}
