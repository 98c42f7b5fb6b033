package cn.laborproof.document.freeze;

import static cn.laborproof.document.pdf.PdfSyntax.reference;
import static cn.laborproof.document.pdf.PdfSyntax.references;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.FontSubset;
import cn.laborproof.document.font.TrueTypeFace;
import cn.laborproof.document.pdf.EmbeddedFont;
import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import cn.laborproof.document.pdf.SrgbProfile;
import cn.laborproof.document.typeset.Canvas;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import cn.laborproof.document.typeset.Canvas.SubsetFont;
import cn.laborproof.document.typeset.PageBreaker.Placed;
import cn.laborproof.proof.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a layout as the first revision of a PDF/A-3u (ISO 19005-3). */
final class FrozenPdf {
  private static final String QR_RESOURCE = "QR";

  private final Paper request;
  private final Layout layout;
  private final RevisionWriter pdf = new RevisionWriter();
  private final int catalog = pdf.reserve();
  private final int pageTree = pdf.reserve();
  private final Map<TrueTypeFace, SubsetFont> fonts = new LinkedHashMap<>();
  private final Map<String, FieldPlace> fieldPlaces = new HashMap<>();

  FrozenPdf(Paper request, Layout layout) {
    this.request = request;
    this.layout = layout;
  }

  /** The page object and the rectangle of a field. */
  record FieldPlace(int page, Rectangle rectangle) {}

  byte[] write() {
    int resources = writeResources();
    List<Canvas> canvases = paint();
    int[] pages = canvases.stream().mapToInt(canvas -> pdf.reserve()).toArray();
    for (int i = 0; i < pages.length; i++) {
      int page = pages[i];
      canvases
          .get(i)
          .fields()
          .forEach((field, r) -> fieldPlaces.put(field, new FieldPlace(page, r)));
    }
    Optional<FieldWriter> fields =
        request.signing().map(profile -> new FieldWriter(pdf, profile, fieldPlaces, pages[0]));
    String form = fields.map(writer -> "/AcroForm " + reference(writer.write())).orElse("");
    for (int i = 0; i < pages.length; i++) {
      int content = pdf.addStream("", canvases.get(i).content());
      pdf.put(
          pages[i],
          "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s/Contents %s/Annots %s>>"
              .formatted(
                  reference(pageTree),
                  PdfSyntax.numbers(PageGeometry.WIDTH),
                  PdfSyntax.numbers(PageGeometry.HEIGHT),
                  reference(resources),
                  reference(content),
                  widgets(fields, pages[i])));
    }
    pdf.put(
        pageTree,
        "<</Type/Pages/Count %s/Kids %s>>"
            .formatted(pages.length, references(Arrays.stream(pages))));
    return finish(form);
  }

  private static String widgets(Optional<FieldWriter> fields, int page) {
    List<Integer> numbers = fields.map(writer -> writer.widgetsOf(page)).orElseGet(List::of);
    return references(numbers.stream().mapToInt(Integer::intValue));
  }

  private List<Canvas> paint() {
    List<Canvas> canvases = new ArrayList<>();
    for (List<Placed> page : layout.pages()) {
      Canvas canvas = new Canvas(fonts);
      for (Placed placed : page) {
        placed.box().painter().paint(canvas, placed.top());
      }
      layout.surroundings().paint(canvas, canvases.size(), QR_RESOURCE);
      canvases.add(canvas);
    }
    return canvases;
  }

  private int writeResources() {
    StringBuilder named = new StringBuilder();
    layout
        .typesetter()
        .used()
        .forEach((face, characters) -> {
          FontSubset subset = new FontSubset(face, characters);
          String resource = "F" + (fonts.size() + 1);
          fonts.put(face, new SubsetFont(resource, subset.numbers()));
          int font = EmbeddedFont.write(pdf, subset);
          named.append('/').append(resource).append(' ').append(reference(font));
        });
    QrCode code = new QrCode(request.verifyAt());
    String toUnit = PdfSyntax.numbers(1.0 / code.size());
    int form =
        pdf.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Matrix[%s 0 0 %s 0 0]/Resources<<>>"
                .formatted(code.size(), code.size(), toUnit, toUnit),
            code.operators().getBytes(StandardCharsets.US_ASCII));
    return pdf.add(
        "<</Font<<%s>>/XObject<</%s %s>>>>".formatted(named, QR_RESOURCE, reference(form)));
  }

  private byte[] finish(String form) {
    DocumentInfo info = new DocumentInfo(request);
    int metadata = info.writeMetadata(pdf);
    int infoNumber = info.writeInfo(pdf);
    Attachments attachments = new Attachments(pdf, request.frozenAt());
    request
        .attached()
        .ifPresent(
            data -> attachments.add(DocumentData.FILE_NAME, "文件数据", "/Data", data.canonicalJson()));
    request
        .signing()
        .ifPresent(profile ->
            attachments.add(
                SigningProfile.FILE_NAME, "签署要求", "/Supplement", profile.canonicalJson()));
    int profile = pdf.addStream("/N 3", SrgbProfile.bytes());
    int intent =
        pdf.add(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>"
                .formatted(reference(profile)));
    pdf.put(
        catalog,
        "<</Type/Catalog/Version/1.7/Pages %s/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s/OutputIntents[%s]%s%s>>"
            .formatted(
                reference(pageTree),
                reference(metadata),
                reference(intent),
                form,
                attachments.catalogEntries()));
    String id = identifier();
    return pdf.finish(
            "/Root %s/Info %s/ID[%s %s]"
                .formatted(reference(catalog), reference(infoNumber), id, id))
        .file();
  }

  /** Depends on what is written alone, so that the same request gives the same file. */
  private String identifier() {
    byte[] hash = Digest.sha256(pdf.written()).bytes();
    return PdfSyntax.bytes(Arrays.copyOf(hash, 16));
  }
}
