package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.SignatureFacts.Content;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all filled signature fields of a file as its last revision shows them. */
public final class SignatureReader {
  /**
   * Formats that sign the bytes of the file themselves. {@code adbe.pkcs7.sha1} signs a digest
   * inside the container, {@code adbe.x509.rsa_sha1} has no container: read like the others, both
   * would look broken.
   */
  private static final Set<String> FORMATS =
      Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161");

  private final PdfFile file;
  private final WorkBudget budget;
  private final CmsMathematics mathematics = new CmsMathematics();
  private final CmsReader containers;
  private final TimestampReader timestamps;
  private final PartyReader parties;

  /**
   * A reader for one file.
   *
   * @param certificates shared with whatever else of this file is parsed
   */
  public SignatureReader(PdfFile file, WorkBudget budget, CertificateParser certificates) {
    this.file = file;
    this.budget = budget;
    this.containers = new CmsReader(certificates);
    this.timestamps = new TimestampReader(containers, mathematics);
    this.parties = new PartyReader(timestamps);
  }

  /** The signatures, oldest revision first. */
  public List<SignatureFacts> read() {
    List<Place> places = new ArrayList<>();
    for (FormField field : FormFields.of(file.latest(), budget)) {
      if (field.isSigned()) {
        places.add(place(field));
      }
    }
    RangeDigests digests =
        new RangeDigests(file.bytes(), places.stream().map(Place::placement).toList());
    return places.stream()
        .map(place -> facts(place, digests))
        .sorted(Comparator.comparingInt((SignatureFacts s) -> s.revision().index()))
        .toList();
  }

  private record Place(
      FormField field,
      int number,
      Revision revision,
      PdfValue.Dictionary dictionary,
      Placement placement) {}

  private Place place(FormField field) {
    PdfValue value = field.value().orElse(PdfValue.Null.NULL);
    int number =
        value instanceof PdfValue.Reference reference ? reference.number() : field.object();
    Revision revision = lastWriter(number);
    PdfValue.Dictionary dictionary =
        revision.dictionary(value).orElse(new PdfValue.Dictionary(Map.of()));
    Placement placement = Placement.of(dictionary, revision, file.bytes().length);
    return new Place(field, number, revision, dictionary, placement);
  }

  private Revision lastWriter(int number) {
    return file.revisions().reversed().stream()
        .filter(revision -> revision.wrote(number))
        .findFirst()
        .orElse(file.latest());
  }

  private SignatureFacts facts(Place place, RangeDigests digests) {
    boolean oneCase = place.placement().computable() && oneCase(place.placement());
    return new SignatureFacts(
        place.field(),
        place.number(),
        place.revision(),
        place.dictionary(),
        place.placement(),
        oneCase,
        content(place, digests));
  }

  private boolean oneCase(Placement placement) {
    boolean upper = false;
    boolean lower = false;
    for (int i = placement.contentsStart() + 1; i < placement.contentsEnd() - 1; i++) {
      byte c = file.bytes()[i];
      upper |= c >= 'A' && c <= 'F';
      lower |= c >= 'a' && c <= 'f';
      if (Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return !(upper && lower);
  }

  private Content content(Place place, RangeDigests digests) {
    if (!(place.dictionary().entries().get("Contents") instanceof PdfValue.Text text)) {
      return new Unreadable("no Contents");
    }
    if (!(place.dictionary().entries().get("SubFilter") instanceof PdfValue.Name format
        && FORMATS.contains(format.value()))) {
      return new Unreadable("a format that is not examined");
    }
    byte[] padded = text.bytes().getBytes(StandardCharsets.ISO_8859_1);
    Placement placement = place.placement();
    try {
      if (place.dictionary().isName("SubFilter", "ETSI.RFC3161")) {
        return new DocumentTimestamp(
            timestamps.read(
                padded,
                name -> placement.computable() ? digests.digest(placement, name) : new byte[0]));
      }
      CmsFacts cms = containers.read(padded);
      boolean computable = placement.computable() && cms.digestName().isPresent();
      byte[] digest =
          computable ? digests.digest(placement, cms.digestName().orElseThrow()) : new byte[0];
      return parties.read(cms, mathematics.result(cms, digest, computable));
    } catch (UnreadableCmsException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
