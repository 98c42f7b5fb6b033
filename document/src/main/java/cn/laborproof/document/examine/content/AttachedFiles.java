package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.signature.PdfText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every file specification with an embedded file (ISO 32000-1 §7.11.4), listed or not. */
public final class AttachedFiles {
  private AttachedFiles() {}

  /** The files attached in one revision or before it. */
  public static List<AttachedFile> of(PdfFile file, Revision revision) {
    List<AttachedFile> found = new ArrayList<>();
    for (Revision at = revision; at != null; at = at.previous().orElse(null)) {
      for (IndirectObject object : at.objects()) {
        if (object.value() instanceof PdfValue.Dictionary dictionary && dictionary.has("EF")) {
          found.add(attached(file, revision, object.number(), dictionary));
        }
      }
    }
    return List.copyOf(found);
  }

  private static AttachedFile attached(
      PdfFile file, Revision revision, int number, PdfValue.Dictionary specification) {
    PdfValue unicode = revision.resolve(specification, "UF");
    PdfValue plain = revision.resolve(specification, "F");
    String name =
        unicode instanceof PdfValue.Text text
            ? PdfText.decode(text)
            : plain instanceof PdfValue.Text text ? PdfText.decode(text) : "";
    String relationship =
        revision.resolve(specification, "AFRelationship") instanceof PdfValue.Name n
            ? n.value()
            : "";
    Optional<byte[]> content =
        revision
            .dictionary(specification, "EF")
            .map(embedded -> revision.resolve(embedded, embedded.has("UF") ? "UF" : "F"))
            .flatMap(value ->
                value instanceof PdfValue.Stream stream ? decode(file, stream) : Optional.empty());
    return new AttachedFile(name, number, relationship, content);
  }

  private static Optional<byte[]> decode(PdfFile file, PdfValue.Stream stream) {
    try {
      return file.decode(stream);
    } catch (MalformedPdfException e) {
      return Optional
          .empty(); // damaged data is no content; the check on attachments then says it cannot be
      // read
    }
  }
}
