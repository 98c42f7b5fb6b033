package cn.laborproof.document.examine.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;

/**
 * The fonts that documents of ours are set in, as they lie in this module. A font is never removed
 * from here: files that were set in it are asked about for decades.
 */
public enum ShippedFont {
  /** Running text. */
  NOTO_REGULAR("NotoSansSC-Regular"),
  /** Headings. */
  NOTO_BOLD("NotoSansSC-Bold"),
  /** Rare ideographs. */
  HANAZONO_B("HanaMinB"),
  /** What the others lack of GB 18030-2022. */
  REST("LaborProofRest");

  private static final String FOLDER = "/cn/laborproof/document/font/";
  private static final int SEGMENTED_COVERAGE = 12;

  private final String title;

  /** 10 to 30 MB each: given up before memory is. */
  private SoftReference<Loaded> loaded = new SoftReference<>(null);

  ShippedFont(String title) {
    this.title = title;
  }

  private record Loaded(TrueTypeProgram program, int[] groups) {}

  /** The font of that PostScript name. */
  public static Optional<ShippedFont> named(String name) {
    return Arrays.stream(values()).filter(font -> font.title.equals(name)).findFirst();
  }

  /** White space before the ink of a character, in ems; 0 for one the font lacks. */
  public double blankLeft(int codePoint) {
    return ems(outline(codePoint).map(outline -> (int) outline.getShort(2)).orElse(0));
  }

  /** Where the ink of a character ends, in ems from its start; empty when it has none. */
  public Optional<Double> inkEnd(int codePoint) {
    return outline(codePoint).map(outline -> ems(outline.getShort(6)));
  }

  /** The advance of a character in thousandths of the em, rounded; empty for one it lacks. */
  public OptionalInt advance(int codePoint) {
    OptionalInt glyph = glyph(codePoint);
    return glyph.isEmpty()
        ? glyph
        : OptionalInt.of(
            Math.round(program().advance(glyph.getAsInt()) * 1000f / program().unitsPerEm()));
  }

  private double ems(int units) {
    return (double) units / program().unitsPerEm();
  }

  private Optional<ByteBuffer> outline(int codePoint) {
    OptionalInt glyph = glyph(codePoint);
    return glyph.isEmpty()
        ? Optional.empty()
        : Optional.of(program().outline(glyph.getAsInt()))
            .filter(outline -> outline.capacity() > 0);
  }

  TrueTypeProgram program() {
    return load().program();
  }

  /** The glyph of a character, by the font's map of the full repertoire. */
  OptionalInt glyph(int codePoint) {
    int[] groups = load().groups();
    int low = 0;
    int high = groups.length / 3 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < groups[3 * middle]) {
        high = middle - 1;
      } else if (codePoint > groups[3 * middle + 1]) {
        low = middle + 1;
      } else {
        return OptionalInt.of(groups[3 * middle + 2] + codePoint - groups[3 * middle]);
      }
    }
    return OptionalInt.empty();
  }

  private synchronized Loaded load() {
    Loaded known = loaded.get();
    if (known == null) {
      TrueTypeProgram program = new TrueTypeProgram(read());
      known = new Loaded(program, groups(program.table("cmap")));
      loaded = new SoftReference<>(known);
    }
    return known;
  }

  private byte[] read() {
    try (InputStream packed = ShippedFont.class.getResourceAsStream(FOLDER + title + ".ttf.gz");
        InputStream font = new GZIPInputStream(Objects.requireNonNull(packed, title), 1 << 16)) {
      return font.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("font " + title + " cannot be read", e);
    }
  }

  private static int[] groups(ByteBuffer cmap) {
    int count = Short.toUnsignedInt(cmap.getShort(2));
    for (int i = 0; i < count; i++) {
      int offset = cmap.getInt(4 + 8 * i + 4);
      if (cmap.getShort(offset) == SEGMENTED_COVERAGE) {
        int[] groups = new int[3 * cmap.getInt(offset + 12)];
        cmap.slice(offset + 16, 4 * groups.length).asIntBuffer().get(groups);
        return groups;
      }
    }
    throw new IllegalStateException("a shipped font has no full-repertoire character map");
  }
}
