package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a signature lies and which bytes it speaks for.
 *
 * @param contentsStart offset of the {@code <} of {@code /Contents}
 * @param contentsEnd offset after its {@code >}
 * @param end offset after the last byte it speaks for
 * @param fault why that is not exactly everything but its own value, if it is not
 */
public record Placement(int contentsStart, int contentsEnd, int end, Optional<Fault> fault) {
  /** How a signature can miss bytes that a reader shows. */
  public enum Fault {
    /** {@code /ByteRange} is missing or not four whole numbers. */
    NO_BYTE_RANGE,
    /**
     * {@code /Contents} is missing, empty or not one hexadecimal string of the signature object.
     */
    NO_CONTENTS,
    /** The range does not start at the first byte of the file. */
    NOT_FROM_START,
    /** The gap of the range is not exactly the hexadecimal string of {@code /Contents}. */
    GAP_NOT_CONTENTS,
    /** The range does not end where the revision ends that holds the signature. */
    NOT_TO_REVISION_END
  }

  private static final Placement NOWHERE = new Placement(0, 0, 0, Optional.empty());

  static Placement of(PdfValue.Dictionary signature, Revision revision, int fileSize) {
    if (!(signature.entries().get("Contents") instanceof PdfValue.Text contents)
        || !contents.hexadecimal()
        || contents.start() < 0
        || contents.bytes().isEmpty()) {
      return NOWHERE.with(Fault.NO_CONTENTS);
    }
    long[] range = range(signature.entries().get("ByteRange"));
    if (range.length != 4) {
      return NOWHERE.with(Fault.NO_BYTE_RANGE);
    }
    if (range[0] != 0) {
      return NOWHERE.with(Fault.NOT_FROM_START);
    }
    if (range[1] != contents.start() || range[2] != contents.end()) {
      return NOWHERE.with(Fault.GAP_NOT_CONTENTS);
    }
    long end = range[2] + range[3];
    if (range[3] < 0 || end > fileSize) {
      return NOWHERE.with(Fault.NOT_TO_REVISION_END);
    }
    Placement placement =
        new Placement(contents.start(), contents.end(), (int) end, Optional.empty());
    return end == revision.end() || end == revision.eof()
        ? placement
        : placement.with(Fault.NOT_TO_REVISION_END);
  }

  /** Whether there are bytes to compute a digest over. */
  public boolean computable() {
    return end > 0;
  }

  private Placement with(Fault found) {
    return new Placement(contentsStart, contentsEnd, end, Optional.of(found));
  }

  private static long[] range(@Nullable PdfValue value) {
    if (!(value instanceof PdfValue.Array array)) {
      return new long[0];
    }
    List<PdfValue> items = array.items();
    boolean whole =
        items.stream().allMatch(item -> item instanceof PdfValue.Number n && n.integer());
    return whole
        ? items.stream().mapToLong(item -> (long) ((PdfValue.Number) item).value()).toArray()
        : new long[0];
  }
}
