package cn.laborproof.signing.supervision.warning;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.UnprintableCharacterException;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.signing.contract.ContractRefusal;
import cn.laborproof.signing.papers.WrittenPages;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.ContractText;
import cn.laborproof.signing.template.Templates;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the PDF of an office's paper: the text, the data beside it, and the place of the seal. */
@Component
final class PaperFreezer {
  /** The only place to sign. */
  static final String FIELD = "Sig_Office";

  private final DocumentFreezer freezer;
  private final Installation installation;
  private final Templates templates = Templates.in("warning-templates");

  PaperFreezer(DocumentFreezer freezer, Installation installation) {
    this.freezer = freezer;
    this.installation = installation;
  }

  /** The wording in force, as versioned data. */
  ContractTemplate template(WarningPaper.Kind kind) {
    return templates.newest(kind.document().code());
  }

  /**
   * What is printed besides the words.
   *
   * @param number how people name it
   * @param reference printed in the foot and carried by the QR code
   * @param office registered name of the office
   */
  record Printed(String number, String reference, String office) {}

  /**
   * The frozen PDF/A-3u; the same data and instant give the same bytes.
   *
   * @throws Refusal {@code character-unprintable} naming the character
   */
  byte[] freeze(WarningPaper.Kind kind, ContractData data, Printed printed, Instant at) {
    ContractTemplate template = template(kind);
    ContractText text = template.write(data);
    var slot = new SignatureSlot(1, FIELD, SignatureRole.LABOUR_OFFICE, printed.office());
    List<Block> blocks = WrittenPages.formBlocks(text);
    var request =
        new FreezeRequest(
            new PageContent(
                text.title(),
                printed.number(),
                blocks,
                List.of(new SignaturePanel(FIELD, "发出机关（盖章）", List.of(printed.office())))),
            WrittenPages.data(kind.document(), template, data, text),
            SigningProfile.of(
                kind.document(), printed.reference(), installation.demo(), List.of(slot)),
            URI.create(installation.portalUri() + "/r/" + printed.reference()),
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
}
