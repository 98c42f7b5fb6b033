package cn.laborproof.document.examine.content;

import cn.laborproof.document.PageText;
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
 * Reads what the pages say: the shown strings in drawing order, through each font's {@code
 * /ToUnicode}. Without white space, because line breaks and letter spacing are layout, and in
 * compatibility form, because several code points share one Chinese glyph.
 */
public final class PageTexts {
  private final PdfFile file;
  private final Revision revision;
  private final WorkBudget budget;
  private final Map<PdfValue, CharacterMap> maps = new HashMap<>();

  private PageTexts(PdfFile file, Revision revision, WorkBudget budget) {
    this.file = file;
    this.revision = revision;
    this.budget = budget;
  }

  /**
   * The body text of each page as one revision shows it, form XObjects included; head, foot,
   * annotations and invisible text left out.
   *
   * @throws MalformedPdfException when a page's content cannot be read
   */
  public static List<String> of(PdfFile file, Revision revision, WorkBudget budget)
      throws MalformedPdfException {
    PageTexts reader = new PageTexts(file, revision, budget);
    List<String> texts = new ArrayList<>();
    for (PdfValue.Dictionary page : Pages.of(revision, budget)) {
      StringBuilder text = new StringBuilder();
      reader.show(reader.content(page), reader.resources(page), text, 0);
      texts.add(Normal.form(text.toString()));
    }
    return List.copyOf(texts);
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

  private void show(byte[] content, PdfValue.Dictionary resources, StringBuilder text, int depth)
      throws MalformedPdfException {
    budget.depth(depth);
    ContentTokens tokens = new ContentTokens(content);
    Pen pen = new Pen();
    for (Optional<ContentTokens.Token> next = tokens.next();
        next.isPresent();
        next = tokens.next()) {
      budget.step();
      switch (next.get()) {
        case ContentTokens.Bytes bytes -> pen.strings.add(bytes.value());
        case ContentTokens.Name n -> pen.name = n.text();
        case ContentTokens.Word word when word.isNumber() -> pen.numbers.add(word.number());
        case ContentTokens.Word word -> {
          operator(word.text(), resources, pen, text, depth);
          if (word.text().equals("ID")) {
            tokens.skipInlineImage();
          }
          pen.numbers.clear();
          pen.strings.clear();
        }
        case ContentTokens.ArrayStart _, ContentTokens.ArrayEnd _ -> {}
      }
    }
  }

  private void operator(
      String operator, PdfValue.Dictionary resources, Pen pen, StringBuilder text, int depth)
      throws MalformedPdfException {
    switch (operator) {
      case "Tf" -> pen.font = font(resources, pen.name);
      case "Tj", "TJ", "'", "\"" -> pen.show(text, depth == 0);
      case "Do" -> form(resources, pen.name, text, depth);
      default -> pen.place(operator);
    }
  }

  /** The state that decides whether and how a string shows. */
  private final class Pen {
    private static final double INVISIBLE = 3;

    private final List<byte[]> strings = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();
    private String name = "";
    private CharacterMap font = CharacterMap.parse(new byte[0], budget);
    private double y;
    private double mode;

    void place(String operator) {
      double last = numbers.isEmpty() ? 0 : numbers.getLast();
      switch (operator) {
        case "BT" -> y = 0;
        case "Td", "TD" -> y += last;
        case "Tm" -> y = last;
        case "Tr" -> mode = last;
        default -> {}
      }
    }

    /** On the page itself, head and foot are left out: a text may run over the end of a page. */
    void show(StringBuilder text, boolean onPage) {
      boolean body = !onPage || (y > PageText.BODY_BOTTOM && y < PageText.BODY_TOP);
      if (body && mode < INVISIBLE) {
        strings.forEach(string -> append(string, text));
      }
    }

    private void append(byte[] string, StringBuilder text) {
      int width = font.codeBytes();
      for (int i = 0; i + width <= string.length; i += width) {
        int code = width == 1 ? string[i] & 0xff : (string[i] & 0xff) << 8 | (string[i + 1] & 0xff);
        text.append(font.text(code));
      }
    }
  }

  private void form(PdfValue.Dictionary resources, String name, StringBuilder text, int depth)
      throws MalformedPdfException {
    Optional<PdfValue.Dictionary> objects = revision.dictionary(resources, "XObject");
    if (objects.isPresent()
        && revision.resolve(objects.get(), name) instanceof PdfValue.Stream stream
        && stream.dictionary().isName("Subtype", "Form")) {
      PdfValue.Dictionary own =
          revision.dictionary(stream.dictionary(), "Resources").orElse(resources);
      show(decoded(stream), own, text, depth + 1);
    }
  }

  private CharacterMap font(PdfValue.Dictionary resources, String name)
      throws MalformedPdfException {
    PdfValue map =
        revision
            .dictionary(resources, "Font")
            .flatMap(fonts -> revision.dictionary(fonts, name))
            .map(font -> revision.resolve(font, "ToUnicode"))
            .orElse(PdfValue.Null.NULL);
    CharacterMap known = maps.get(map);
    if (known == null) {
      known =
          CharacterMap.parse(
              map instanceof PdfValue.Stream stream ? decoded(stream) : new byte[0], budget);
      maps.put(map, known);
    }
    return known;
  }
}
