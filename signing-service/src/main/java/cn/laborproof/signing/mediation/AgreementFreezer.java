package cn.laborproof.signing.mediation;

import cn.laborproof.document.DocumentKind;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.UnprintableCharacterException;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.signing.contract.ContractRefusal;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.papers.WrittenPages;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.Signatory;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.ContractText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes the PDF of an agreement: the text, the data beside it, and the four places to sign. */
@Component
final class AgreementFreezer {
  private final DocumentFreezer freezer;
  private final AgreementTemplate wording;
  private final Installation installation;

  AgreementFreezer(DocumentFreezer freezer, AgreementTemplate wording, Installation installation) {
    this.freezer = freezer;
    this.wording = wording;
    this.installation = installation;
  }

  /**
   * The frozen PDF/A-3u; the same head and instant give the same bytes.
   *
   * @throws Refusal {@code character-unprintable} naming the character
   */
  byte[] freeze(AgreementHead head, Instant at) {
    ContractTemplate template = wording.of(head);
    ContractText text = wording.text(head);
    DocumentKind kind = DocumentKind.MEDIATION_AGREEMENT;
    var request =
        new FreezeRequest(
            new PageContent(
                text.title(),
                AgreementViews.number(head.id()),
                WrittenPages.blocks(text),
                panels(head)),
            WrittenPages.data(kind, template, head.data(), text),
            SigningProfile.of(kind, head.reference(), installation.demo(), slots(head)),
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

  private static List<SignaturePanel> panels(AgreementHead head) {
    return AgreementSlots.of(head).stream()
        .map(signatory ->
            new SignaturePanel(signatory.field(), caption(signatory), lines(head, signatory)))
        .toList();
  }

  private static String caption(Signatory signatory) {
    return switch (signatory.role()) {
      case WORKER -> "申请人（劳动者）签名";
      case EMPLOYER -> "被申请人（用人单位）盖章";
      case MEDIATOR -> "调解员签名";
      case MEDIATION_BODY -> "调解组织盖章";
      case LABOUR_OFFICE -> throw notAParty(signatory);
    };
  }

  private static List<String> lines(AgreementHead head, Signatory signatory) {
    return switch (signatory.role()) {
      case WORKER, MEDIATOR -> List.of("姓名：" + signatory.name());
      case EMPLOYER ->
          List.of(signatory.name(), "法定代表人：" + head.text("respondent.legalRepresentative"));
      case MEDIATION_BODY -> List.of(signatory.name());
      case LABOUR_OFFICE -> throw notAParty(signatory);
    };
  }

  private static IllegalArgumentException notAParty(Signatory signatory) {
    return new IllegalArgumentException("not a party to an agreement: " + signatory.role());
  }

  private static List<SignatureSlot> slots(AgreementHead head) {
    List<Signatory> signatories = AgreementSlots.of(head);
    return IntStream.range(0, signatories.size())
        .mapToObj(i -> {
          Signatory signatory = signatories.get(i);
          return new SignatureSlot(i + 1, signatory.field(), signatory.role(), signatory.name());
        })
        .toList();
  }
}
