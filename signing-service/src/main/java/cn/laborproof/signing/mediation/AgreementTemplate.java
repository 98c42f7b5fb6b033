package cn.laborproof.signing.mediation;

import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.ContractText;
import cn.laborproof.signing.template.Templates;
import org.springframework.stereotype.Component;

/** The wording of the agreement, as versioned data. */
@Component
final class AgreementTemplate {
  private static final String ID = "mediation-agreement";

  private final Templates templates = Templates.in("mediation-templates");

  ContractTemplate newest() {
    return templates.newest(ID);
  }

  ContractTemplate of(AgreementHead head) {
    return templates.version(ID, head.templateVersion());
  }

  /** The words; what the PDF prints and the reading page shows are the same text. */
  ContractText text(AgreementHead head) {
    return of(head).write(head.data());
  }
}
