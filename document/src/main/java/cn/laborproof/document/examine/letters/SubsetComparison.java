package cn.laborproof.document.examine.letters;

import cn.laborproof.document.examine.pdf.WorkBudget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Holds an embedded font program against the shipped font it claims to be a part of: each glyph
 * that can be drawn has the outline, width and place that the shipped font gives to the character
 * it stands for, and the programs that move points before they are drawn are the shipped ones
 * (ISO/IEC 14496-22 §5.3). What a reader draws is then what the shipped font draws for the text
 * that a program reads.
 */
public final class SubsetComparison {
  /** All that a PDF needs of a font (ISO 32000-1 §9.9); more would be a second way to draw. */
  private static final Set<String> NEEDED =
      Set.of("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep");

  private static final int DEEPEST = 8;
  private static final int WORDS = 0x0001;
  private static final int SCALE = 0x0008;
  private static final int MORE = 0x0020;
  private static final int XY_SCALE = 0x0040;
  private static final int TWO_BY_TWO = 0x0080;

  private final TrueTypeProgram shipped;
  private final TrueTypeProgram embedded;
  private final WorkBudget budget;
  private final Map<Integer, Integer> seen = new HashMap<>();

  private SubsetComparison(TrueTypeProgram shipped, TrueTypeProgram embedded, WorkBudget budget) {
    this.shipped = shipped;
    this.embedded = embedded;
    this.budget = budget;
  }

  /**
   * The first difference, in technical English; empty when the program draws what it says.
   *
   * @param font the font it claims to be a part of
   * @param program the embedded font program
   * @param characters the character that each glyph stands for
   */
  public static Optional<String> difference(
      ShippedFont font, byte[] program, Map<Integer, Integer> characters, WorkBudget budget) {
    try {
      return new SubsetComparison(font.program(), new TrueTypeProgram(program), budget)
          .difference(font, characters);
    } catch (IndexOutOfBoundsException e) {
      return Optional.of("font program cannot be read");
    }
  }

  private Optional<String> difference(ShippedFont font, Map<Integer, Integer> characters) {
    Set<String> expected = new HashSet<>(NEEDED);
    expected.retainAll(shipped.tags());
    if (!embedded.tags().equals(expected)) {
      return Optional.of("tables of the font program");
    }
    int count = embedded.glyphs();
    boolean same =
        same("cvt ")
            && same("fpgm")
            && same("prep")
            && same("head", 8, 12, 50, 52)
            && same("hhea", 34, 36)
            && same("maxp", 4, 6);
    if (!same || !embedded.longOffsets() || embedded.metrics() != count) {
      return Optional.of("measures or programs of the font");
    }
    if (!drawn(0, 0, 0)) {
      return Optional.of("glyph 0");
    }
    for (Map.Entry<Integer, Integer> character : characters.entrySet()) {
      OptionalInt glyph = font.glyph(character.getValue());
      if (character.getKey() >= count
          || glyph.isEmpty()
          || !drawn(character.getKey(), glyph.getAsInt(), 0)) {
        return Optional.of("U+%04X".formatted(character.getValue()));
      }
    }
    return seen.size() == count ? Optional.empty() : Optional.of("glyphs that mean nothing");
  }

  /** Whether a table is the shipped one, but for what lies between pairs of offsets. */
  private boolean same(String tag, int... but) {
    if (!shipped.tags().contains(tag)) {
      return true;
    }
    byte[] mine = bytes(embedded.table(tag));
    byte[] theirs = bytes(shipped.table(tag));
    if (mine.length != theirs.length) {
      return false;
    }
    for (int i = 0; i < but.length; i += 2) {
      Arrays.fill(mine, but[i], but[i + 1], (byte) 0);
      Arrays.fill(theirs, but[i], but[i + 1], (byte) 0);
    }
    return Arrays.equals(mine, theirs);
  }

  private boolean drawn(int glyph, int original, int depth) {
    budget.step();
    Integer known = seen.put(glyph, original);
    if (known != null && known == original) {
      return true;
    }
    byte[] theirs = bytes(shipped.outline(original));
    byte[] mine = bytes(embedded.outline(glyph));
    int left = theirs.length == 0 ? 0 : ByteBuffer.wrap(theirs).getShort(2);
    return depth <= DEEPEST
        && embedded.advance(glyph) == shipped.advance(original)
        && embedded.bearing(glyph) == left
        && outline(mine, theirs, depth);
  }

  /** Up to three zeros fill an entry of {@code glyf} up to a multiple of four. */
  private boolean outline(byte[] mine, byte[] theirs, int depth) {
    int filled = mine.length - theirs.length;
    if (filled < 0 || filled > 3) {
      return false;
    }
    List<int[]> parts = theirs.length == 0 ? List.of() : parts(mine, theirs);
    if (!Arrays.equals(mine, Arrays.copyOf(theirs, mine.length))) {
      return false;
    }
    for (int[] part : parts) {
      if (!drawn(part[0], part[1], depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the numbers of a composite's parts out of both, in pairs. */
  private List<int[]> parts(byte[] mine, byte[] theirs) {
    ByteBuffer composite = ByteBuffer.wrap(theirs);
    List<int[]> parts = new ArrayList<>();
    if (composite.getShort(0) >= 0) {
      return parts;
    }
    ByteBuffer other = ByteBuffer.wrap(mine);
    int at = 10;
    int flags;
    do {
      budget.step();
      flags = composite.getShort(at);
      parts.add(
          new int[] {
            Short.toUnsignedInt(other.getShort(at + 2)),
            Short.toUnsignedInt(composite.getShort(at + 2))
          });
      composite.putShort(at + 2, (short) 0);
      other.putShort(at + 2, (short) 0);
      at += 4 + ((flags & WORDS) != 0 ? 4 : 2) + transform(flags);
    } while ((flags & MORE) != 0);
    return parts;
  }

  private static int transform(int flags) {
    if ((flags & SCALE) != 0) {
      return 2;
    }
    if ((flags & XY_SCALE) != 0) {
      return 4;
    }
    return (flags & TWO_BY_TWO) != 0 ? 8 : 0;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }
}
