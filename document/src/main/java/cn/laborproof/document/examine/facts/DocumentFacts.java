package cn.laborproof.document.examine.facts;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.change.Increment;
import cn.laborproof.document.examine.content.AttachedFile;
import cn.laborproof.document.examine.content.HiddenConstruct;
import cn.laborproof.document.examine.content.ShownPages;
import cn.laborproof.document.examine.content.StrangeFont;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All facts about one document.
 *
 * @param name how results name the document
 * @param file its structure
 * @param trust whom the verifier believes
 * @param at the verifier's time
 * @param signatures filled signature fields, oldest first
 * @param containers what vouches for them, in the same order, timestamps after their signature
 * @param increments what each later save did
 * @param hidden constructs that act, hide or point outside
 * @param attachments files attached in the first save
 * @param profile the signing profile, or why there is none
 * @param data the attached data, or why there is none
 * @param pages what the pages show, or why it cannot be read
 * @param letters fonts whose letters may look other than what they mean; not read in documents of
 *     others
 * @param record the evidence record that was given with it
 * @param validationData the DSS dictionary that the last document timestamp covers
 */
public record DocumentFacts(
    String name,
    PdfFile file,
    TrustBundle trust,
    Instant at,
    List<SignatureFacts> signatures,
    List<Container> containers,
    List<Increment> increments,
    List<HiddenConstruct> hidden,
    List<AttachedFile> attachments,
    Reading<SigningProfile> profile,
    Reading<DocumentData> data,
    Reading<ShownPages> pages,
    Reading<List<StrangeFont>> letters,
    Optional<RecordFacts> record,
    ValidationData validationData) {
  /** Copies the lists. */
  public DocumentFacts {
    signatures = List.copyOf(signatures);
    containers = List.copyOf(containers);
    increments = List.copyOf(increments);
    hidden = List.copyOf(hidden);
    attachments = List.copyOf(attachments);
  }

  /** Signatures of parties, oldest first. */
  public List<SignatureFacts> parties() {
    return signatures.stream().filter(signature -> !signature.isTimestamp()).toList();
  }

  /** Document timestamps, oldest first. */
  public List<SignatureFacts> timestamps() {
    return signatures.stream().filter(SignatureFacts::isTimestamp).toList();
  }
}
