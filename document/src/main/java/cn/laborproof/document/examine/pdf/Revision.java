package cn.laborproof.document.examine.pdf;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one save of the file wrote, laid over what earlier saves wrote. Looking an object up here
 * shows it as a reader of the file cut after this revision would see it. Immutable.
 */
public final class Revision {
  private static final int MOST_HOPS = 8;

  private final int index;
  private final int start;
  private final int eof;
  private final int end;
  private final PdfValue.Dictionary trailer;
  private final Map<Integer, IndirectObject> objects;
  private final Set<Integer> freed;
  private final @Nullable Revision previous;

  /**
   * What the reader knows about the extent of a revision: first byte, after {@code %%EOF}, after
   * its end-of-line.
   */
  record Extent(int start, int eof, int end) {}

  Revision(
      Extent extent,
      PdfValue.Dictionary trailer,
      Map<Integer, IndirectObject> objects,
      Set<Integer> freed,
      @Nullable Revision previous) {
    this.index = previous == null ? 0 : previous.index + 1;
    this.start = extent.start();
    this.eof = extent.eof();
    this.end = extent.end();
    this.trailer = trailer;
    this.objects = Collections.unmodifiableMap(objects);
    this.freed = Set.copyOf(freed);
    this.previous = previous;
  }

  /** 0 for the first save. */
  public int index() {
    return index;
  }

  /** Offset of its first byte. */
  public int start() {
    return start;
  }

  /** Offset after its {@code %%EOF}. */
  public int eof() {
    return eof;
  }

  /** Offset after the end-of-line that follows its {@code %%EOF}. */
  public int end() {
    return end;
  }

  /** Its trailer dictionary. */
  public PdfValue.Dictionary trailer() {
    return trailer;
  }

  /**
   * The objects this revision wrote, without its bookkeeping (object streams, cross-reference
   * streams).
   */
  public Collection<IndirectObject> objects() {
    return objects.values();
  }

  /** Numbers this revision declared free although an earlier one used them. */
  public Set<Integer> freed() {
    return freed;
  }

  /** The revision before it. */
  public Optional<Revision> previous() {
    return Optional.ofNullable(previous);
  }

  /** Whether this very revision wrote the object. */
  public boolean wrote(int number) {
    return objects.containsKey(number);
  }

  /** The object as of this revision. */
  public Optional<IndirectObject> find(int number) {
    for (Revision at = this; at != null; at = at.previous) {
      IndirectObject object = at.objects.get(number);
      if (object != null) {
        return Optional.of(object);
      }
      if (at.freed.contains(number)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Follows references; what is missing is the null object (ISO 32000-1 §7.3.10). */
  public PdfValue resolve(PdfValue value) {
    PdfValue at = value;
    for (int hops = 0; hops < MOST_HOPS && at instanceof PdfValue.Reference reference; hops++) {
      at = find(reference.number()).map(IndirectObject::value).orElse(PdfValue.Null.NULL);
    }
    return at instanceof PdfValue.Reference ? PdfValue.Null.NULL : at;
  }

  /** The entry of a dictionary, references followed; the null object where it is missing. */
  public PdfValue resolve(PdfValue.Dictionary dictionary, String key) {
    return resolve(dictionary.get(key).orElse(PdfValue.Null.NULL));
  }

  /** The entry as a dictionary (of a stream: its dictionary), references followed. */
  public Optional<PdfValue.Dictionary> dictionary(PdfValue.Dictionary dictionary, String key) {
    return dictionary(resolve(dictionary, key));
  }

  /** The value as a dictionary (of a stream: its dictionary), references followed. */
  public Optional<PdfValue.Dictionary> dictionary(PdfValue value) {
    return switch (resolve(value)) {
      case PdfValue.Dictionary d -> Optional.of(d);
      case PdfValue.Stream s -> Optional.of(s.dictionary());
      default -> Optional.empty();
    };
  }

  /** The document catalog; empty if the trailer leads nowhere. */
  public Optional<PdfValue.Dictionary> catalog() {
    return dictionary(trailer, "Root");
  }
}
