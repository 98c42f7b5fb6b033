package cn.laborproof.signing.mediation;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.signing.Signatory;
import java.util.List;

/** Who signs a mediation agreement where, in the order of signing. */
final class AgreementSlots {
  private AgreementSlots() {}

  /** The worker certifies the document, the body's seal comes last. */
  static List<Signatory> of(AgreementHead head) {
    return List.of(
        new Signatory(
            SignatureRole.WORKER,
            "Sig_Applicant",
            head.worker(),
            head.workerName(),
            "本人已阅读全文，自愿达成本调解协议"),
        new Signatory(
            SignatureRole.EMPLOYER,
            "Sig_Respondent",
            head.respondent(),
            head.respondentName(),
            "被申请人盖章，自愿达成本调解协议"),
        new Signatory(
            SignatureRole.MEDIATOR,
            "Sig_Mediator",
            head.mediator(),
            head.mediatorName(),
            "调解员签名，双方自愿，内容合法"),
        new Signatory(
            SignatureRole.MEDIATION_BODY,
            "Sig_Body",
            head.body(),
            head.bodyName(),
            "调解组织盖章，调解协议书生效"));
  }
}
