package cn.laborproof.signing.contract;

import cn.laborproof.document.DocumentKind;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.UnprintableCharacterException;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.papers.WrittenPages;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.ContractText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the PDF of a contract: the text, the data beside it, and the places to sign. */
@Component
final class ContractFreezer {
  private final DocumentFreezer freezer;
  private final Installation installation;

  ContractFreezer(DocumentFreezer freezer, Installation installation) {
    this.freezer = freezer;
    this.installation = installation;
  }

  /**
   * The frozen PDF/A-3u; the same head, text and instant give the same bytes.
   *
   * @throws Refusal {@code character-unprintable} naming the character
   */
  byte[] freeze(ContractHead head, ContractTemplate template, Instant at) {
    ContractText text = template.write(head.data());
    var request =
        new FreezeRequest(
            new PageContent(text.title(), head.number(), WrittenPages.blocks(text), panels(head)),
            WrittenPages.data(DocumentKind.LABOUR_CONTRACT, template, head.data(), text),
            SigningProfile.of(
                DocumentKind.LABOUR_CONTRACT, head.reference(), installation.demo(), slots(head)),
            URI.create(installation.portalUri() + "/r/" + head.reference()),
            at);
    try {
      return freezer.freeze(request);
    } catch (UnprintableCharacterException e) {
      throw new Refusal(
          ContractRefusal.UNPRINTABLE,
          Character.toString(e.codePoint()),
          "U+%04X".formatted(e.codePoint()));
    }
  }

  private static List<SignaturePanel> panels(ContractHead head) {
    return List.of(
        new SignaturePanel(
            ContractSlots.EMPLOYER,
            "甲方（用人单位）盖章",
            List.of(
                head.employerName(),
                "法定代表人：" + head.data().text("employer.legalRepresentative").orElse(""))),
        new SignaturePanel(ContractSlots.WORKER, "乙方（劳动者）签名", List.of("姓名：" + head.workerName())));
  }

  /** The worker certifies the document, the seal comes last. */
  private static List<SignatureSlot> slots(ContractHead head) {
    return List.of(
        new SignatureSlot(1, ContractSlots.WORKER, SignatureRole.WORKER, head.workerName()),
        new SignatureSlot(2, ContractSlots.EMPLOYER, SignatureRole.EMPLOYER, head.employerName()));
  }
}
