package cn.laborproof.document.examine.facts;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.change.Increments;
import cn.laborproof.document.examine.content.AttachedFile;
import cn.laborproof.document.examine.content.AttachedFiles;
import cn.laborproof.document.examine.content.HiddenConstruct;
import cn.laborproof.document.examine.content.HiddenContent;
import cn.laborproof.document.examine.content.Letters;
import cn.laborproof.document.examine.content.PageTexts;
import cn.laborproof.document.examine.content.ShownPages;
import cn.laborproof.document.examine.content.StrangeFont;
import cn.laborproof.document.examine.content.Vocabulary;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.record.RecordFacts;
import cn.laborproof.document.examine.record.RecordReader;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureReader;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the facts of one document, in one pass over its bytes and one over its objects. */
public final class FactReader {
  private final String name;
  private final TrustBundle trust;
  private final Instant at;
  private final WorkBudget budget;

  /**
   * A reader.
   *
   * @param name how results name the document
   * @param at the verifier's time
   */
  public FactReader(String name, TrustBundle trust, Instant at, WorkBudget budget) {
    this.name = name;
    this.trust = trust;
    this.at = at;
    this.budget = budget;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedPdfException when its structure cannot be followed
   */
  public DocumentFacts read(byte[] bytes) throws MalformedPdfException {
    return read(bytes, Optional.empty());
  }

  /**
   * Reads a file with the evidence record (RFC 4998) that was given with it.
   *
   * @throws MalformedPdfException when its structure cannot be followed
   */
  public DocumentFacts read(byte[] bytes, Optional<byte[]> evidenceRecord)
      throws MalformedPdfException {
    PdfFile file = PdfFile.read(bytes, budget);
    CertificateParser parser = new CertificateParser();
    List<SignatureFacts> signatures = new SignatureReader(file, budget, parser).read();
    Optional<RecordFacts> record = evidenceRecord.map(der -> RecordReader.read(der, bytes, parser));
    Revision covered =
        signatures.stream()
            .filter(SignatureFacts::isTimestamp)
            .map(SignatureFacts::revision)
            .reduce((_, last) -> last)
            .orElse(file.latest());
    ValidationData validationData = ValidationData.of(file, covered, parser);
    Revision first = file.revisions().getFirst();
    List<AttachedFile> attachments = AttachedFiles.of(file, first, budget);
    Reading<SigningProfile> profile =
        attached(attachments, SigningProfile.FILE_NAME, SigningProfile::parse);
    boolean ours = !(profile instanceof Reading.Missing<SigningProfile>);
    Reading<ShownPages> pages = ours ? pages(file, first) : new Reading.Missing<>();
    return new DocumentFacts(
        name,
        file,
        trust,
        at,
        signatures,
        new Vouchers(trust, at, validationData).of(signatures, record),
        Increments.of(file, budget),
        hidden(file, ours, pages),
        attachments,
        profile,
        attached(attachments, DocumentData.FILE_NAME, DocumentData::parse),
        pages,
        ours ? letters(file) : new Reading.Missing<>(),
        record,
        validationData);
  }

  private static <T> Reading<T> attached(
      List<AttachedFile> attachments, String name, Function<byte[], T> parse) {
    List<AttachedFile> named =
        attachments.stream().filter(file -> file.name().equals(name)).toList();
    if (named.isEmpty()) {
      return new Reading.Missing<>();
    }
    if (named.size() > 1 || named.getFirst().content().isEmpty()) {
      return new Reading.Unreadable<>(
          named.size() > 1 ? name + " twice" : name + " has no readable data");
    }
    try {
      return new Reading.Found<>(parse.apply(named.getFirst().content().get()));
    } catch (MalformedException e) {
      return new Reading.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  /** What we never write is only strange in a document that says it is ours. */
  private List<HiddenConstruct> hidden(PdfFile file, boolean ours, Reading<ShownPages> pages) {
    List<HiddenConstruct> hidden = new ArrayList<>(HiddenContent.of(file, budget));
    if (ours) {
      pages.found().ifPresent(shown -> hidden.addAll(shown.concealed()));
      hidden.addAll(Vocabulary.unfamiliar(file, budget));
    }
    return hidden;
  }

  private Reading<List<StrangeFont>> letters(PdfFile file) {
    try {
      return new Reading.Found<>(Letters.strange(file, budget));
    } catch (MalformedPdfException e) {
      return new Reading.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  private Reading<ShownPages> pages(PdfFile file, Revision revision) {
    try {
      return new Reading.Found<>(PageTexts.of(file, revision, budget));
    } catch (MalformedPdfException e) {
      return new Reading.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }
}
