package cn.laborproof.document.freeze;

import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** The document information and the XMP metadata that must say the same (ISO 19005-3 §6.6.2). */
final class DocumentInfo {
  private static final String PRODUCER = "LaborProof";

  private final Paper request;

  DocumentInfo(Paper request) {
    this.request = request;
  }

  int writeInfo(RevisionWriter pdf) {
    String date = PdfSyntax.date(request.frozenAt());
    return pdf.add(
        "<</Title %s/Producer %s/CreationDate %s/ModDate %s>>"
            .formatted(
                PdfSyntax.text(request.content().title()), "(" + PRODUCER + ")", date, date));
  }

  int writeMetadata(RevisionWriter pdf) {
    String date = request.frozenAt().truncatedTo(ChronoUnit.SECONDS).toString();
    String xmp =
        """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <pdf:Producer>%s</pdf:Producer><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
        <pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>\
        """
            .formatted(escaped(request.content().title()), PRODUCER, date, date);
    return pdf.addPlainStream("/Type/Metadata/Subtype/XML", xmp.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
