package cn.laborproof.document.examine.content;

import cn.laborproof.document.PageText;
import cn.laborproof.document.examine.content.HiddenConstruct.Kind;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the pages of a document of ours say: the shown strings in drawing order, through each
 * font's {@code /ToUnicode}, and where they stand, so that text that nobody can see is not taken
 * for text that was read.
 */
public final class PageTexts {
  private final PdfFile file;
  private final Revision revision;
  private final WorkBudget budget;
  private final Map<PdfValue, FontFace> fonts = new HashMap<>();

  private PageTexts(PdfFile file, Revision revision, WorkBudget budget) {
    this.file = file;
    this.revision = revision;
    this.budget = budget;
  }

  /**
   * The pages as one revision shows them, form XObjects included.
   *
   * @throws MalformedPdfException when a page's content cannot be read
   */
  public static ShownPages of(PdfFile file, Revision revision, WorkBudget budget)
      throws MalformedPdfException {
    PageTexts reader = new PageTexts(file, revision, budget);
    ShownText text = new ShownText();
    List<HiddenConstruct> concealed = new ArrayList<>();
    int number = 0;
    for (PdfValue.Dictionary page : Pages.of(revision, budget)) {
      number++;
      PageSight sight = new PageSight(number, revision, page, budget);
      reader.show(reader.content(page), reader.resources(page), new Ink(), sight, 0);
      concealed.addAll(sight.concealed());
      text.page(sight.texts(PageText.BODY_BOTTOM, PageText.BODY_TOP), budget);
    }
    return new ShownPages(text, concealed);
  }

  private byte[] content(PdfValue.Dictionary page) throws MalformedPdfException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    PdfValue contents = revision.resolve(page, "Contents");
    List<PdfValue> parts =
        contents instanceof PdfValue.Array array ? array.items() : List.of(contents);
    for (PdfValue part : parts) {
      if (revision.resolve(part) instanceof PdfValue.Stream stream) {
        all.writeBytes(decoded(stream));
        all.write('\n');
      }
    }
    return all.toByteArray();
  }

  private byte[] decoded(PdfValue.Stream stream) throws MalformedPdfException {
    return file.decode(stream)
        .orElseThrow(() -> new MalformedPdfException(stream.start(), "filter of a content stream"));
  }

  private PdfValue.Dictionary resources(PdfValue.Dictionary page) {
    Optional<PdfValue.Dictionary> at = Optional.of(page);
    for (int depth = 0; at.isPresent() && depth < budget.limits().depth(); depth++) {
      Optional<PdfValue.Dictionary> own = revision.dictionary(at.get(), "Resources");
      if (own.isPresent()) {
        return own.get();
      }
      at = revision.dictionary(at.get(), "Parent");
    }
    return new PdfValue.Dictionary(Map.of());
  }

  private void show(
      byte[] content, PdfValue.Dictionary resources, Ink ink, PageSight sight, int depth)
      throws MalformedPdfException {
    budget.depth(depth);
    ContentTokens tokens = new ContentTokens(content);
    Operands operands = new Operands();
    for (Optional<ContentTokens.Token> next = tokens.next();
        next.isPresent();
        next = tokens.next()) {
      budget.step();
      if (next.get() instanceof ContentTokens.Word word && !word.isNumber()) {
        operator(word.text(), operands, resources, ink, sight, depth);
        if (word.text().equals("ID")) {
          tokens.skipInlineImage();
        }
        operands = new Operands();
      } else {
        operands.add(next.get());
      }
    }
  }

  private void operator(
      String operator,
      Operands operands,
      PdfValue.Dictionary resources,
      Ink ink,
      PageSight sight,
      int depth)
      throws MalformedPdfException {
    if (!operands.fit(operator)) {
      sight.found(Kind.UNFAMILIAR, "operands of " + operator);
    }
    switch (operator) {
      case "Tf" -> ink.font(font(resources, operands.name()), operands.numbers());
      case "Tj", "TJ" -> text(operands, ink, sight);
      case "Do" -> form(resources, operands.name(), ink, sight, depth);
      default -> {
        if (!ink.change(operator, operands.numbers())) {
          sight.found(Kind.UNFAMILIAR, "operator " + operator);
        }
        ink.path(operator, operands.numbers()).forEach(sight::painted);
      }
    }
  }

  private void text(Operands operands, Ink ink, PageSight sight) {
    if (!ink.writing()) {
      sight.found(Kind.UNFAMILIAR, "text outside a text object");
    }
    Letterer letterer = new Letterer(ink.font(), sight);
    for (ContentTokens.Token token : operands.all()) {
      if (token instanceof ContentTokens.Word word && word.isNumber()) {
        letterer.move(-word.number() / 1000);
      } else if (token instanceof ContentTokens.Bytes string) {
        letterer.show(string.value(), budget);
      }
    }
    sight.shown(ink.run(letterer));
  }

  private void form(PdfValue.Dictionary resources, String name, Ink ink, PageSight sight, int depth)
      throws MalformedPdfException {
    budget.object();
    sight.painted(new Painted.Form(ink.unit()));
    Optional<PdfValue.Dictionary> objects = revision.dictionary(resources, "XObject");
    if (objects.isPresent()
        && revision.resolve(objects.get(), name) instanceof PdfValue.Stream stream
        && stream.dictionary().isName("Subtype", "Form")) {
      if (!PageSight.fillsUnit(revision, stream.dictionary())) {
        sight.found(Kind.UNFAMILIAR, "form beyond its place");
      }
      PdfValue.Dictionary own =
          revision.dictionary(stream.dictionary(), "Resources").orElse(resources);
      show(decoded(stream), own, new Ink(), sight.inside(), depth + 1);
    }
  }

  private FontFace font(PdfValue.Dictionary resources, String name) throws MalformedPdfException {
    Optional<PdfValue.Dictionary> listed = revision.dictionary(resources, "Font");
    PdfValue reference = listed.flatMap(fonts -> fonts.get(name)).orElse(PdfValue.Null.NULL);
    FontFace known = fonts.get(reference);
    if (known != null) {
      return known;
    }
    Optional<PdfValue.Dictionary> font = revision.dictionary(reference);
    if (font.isEmpty()) {
      return FontFace.NONE;
    }
    byte[] map =
        revision.resolve(font.get(), "ToUnicode") instanceof PdfValue.Stream stream
            ? decoded(stream)
            : new byte[0];
    FontFace face =
        FontFace.of(
            CharacterMap.parse(map, budget),
            FontWidths.of(font.get(), revision, budget),
            Letters.shipped(font.get()));
    fonts.put(reference, face);
    return face;
  }
}
