package cn.laborproof.document.freeze;

import static cn.laborproof.document.pdf.PdfSyntax.reference;
import static cn.laborproof.document.pdf.PdfSyntax.text;

import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Attaches files to the document as a whole (ISO 19005-3 §6.8). */
final class Attachments {
  private final RevisionWriter pdf;
  private final Instant modified;
  private final Map<String, Integer> specifications = new TreeMap<>();

  Attachments(RevisionWriter pdf, Instant modified) {
    this.pdf = pdf;
    this.modified = modified;
  }

  /**
   * Attaches a JSON file.
   *
   * @param relationship PDF name of what it is to the document
   */
  void add(String name, String description, String relationship, byte[] json) {
    int file =
        pdf.addStream(
            "/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size %s/ModDate %s>>"
                .formatted(json.length, PdfSyntax.date(modified)),
            json);
    int specification =
        pdf.add(
            "<</Type/Filespec/F(%s)/UF %s/Desc %s/AFRelationship%s/EF<</F %s/UF %s>>>>"
                .formatted(
                    name,
                    text(name),
                    text(description),
                    relationship,
                    reference(file),
                    reference(file)));
    specifications.put(name, specification);
  }

  /** The catalog's entries that name the attached files, sorted as a name tree must be. */
  String catalogEntries() {
    if (specifications.isEmpty()) {
      return "";
    }
    String names =
        specifications.entrySet().stream()
            .map(entry -> "(%s) %s".formatted(entry.getKey(), reference(entry.getValue())))
            .collect(Collectors.joining(" "));
    return "/Names<</EmbeddedFiles<</Names[%s]>>>>/AF %s"
        .formatted(
            names,
            PdfSyntax.references(specifications.values().stream().mapToInt(Integer::intValue)));
  }
}
