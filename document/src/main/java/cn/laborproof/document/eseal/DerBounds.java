package cn.laborproof.document.eseal;

/**
 * Looks whether bytes are exactly one DER element with definite, shortest lengths (X.690 §10.1),
 * within bounds on size, depth and number. Runs before any parser that recurses: nested elements
 * would exhaust its stack.
 */
public final class DerBounds {
  private static final int MOST_BYTES = 4 << 20;
  private static final int DEEPEST = 24;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int LONG_FORM = 0x80;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;

  private final byte[] der;
  private final int[] ends = new int[DEEPEST];
  private int depth;
  private int at;

  private DerBounds(byte[] der) {
    this.der = der;
  }

  /**
   * Refuses what is not one element within bounds.
   *
   * @throws MalformedSealException if it is not
   */
  public static void require(byte[] der) throws MalformedSealException {
    if (der.length < 2 || der.length > MOST_BYTES) {
      throw new MalformedSealException("length: " + der.length + " bytes");
    }
    new DerBounds(der).walk();
  }

  private void walk() throws MalformedSealException {
    int elements = 0;
    ends[0] = der.length;
    depth = 1;
    boolean outer = true;
    while (depth > 0) {
      if (at == ends[depth - 1]) {
        depth--;
        continue;
      }
      if (++elements > MOST_ELEMENTS) {
        throw new MalformedSealException("more than " + MOST_ELEMENTS + " elements");
      }
      element(outer);
      outer = false;
    }
  }

  private void element(boolean outer) throws MalformedSealException {
    int limit = ends[depth - 1];
    int tag = octet(limit);
    if ((tag & LONG_TAG) == LONG_TAG || tag == 0) {
      throw new MalformedSealException("tag at " + (at - 1));
    }
    long length = length(limit);
    long end = at + length;
    if (end > limit || (outer && end != limit)) {
      throw new MalformedSealException("length at " + at + ": not to the end of what holds it");
    }
    if ((tag & CONSTRUCTED) == 0) {
      at = (int) end;
      return;
    }
    if (depth == DEEPEST) {
      throw new MalformedSealException("nested deeper than " + DEEPEST);
    }
    ends[depth++] = (int) end;
  }

  /** The length of the content; {@link #at} then stands at its first byte. */
  private long length(int limit) throws MalformedSealException {
    int first = octet(limit);
    if (first < LONG_FORM) {
      return first;
    }
    int octets = first - LONG_FORM;
    if (octets == 0 || octets > 3) {
      throw new MalformedSealException("length at " + (at - 1) + ": indefinite or too long");
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | octet(limit);
    }
    if (length < LONG_FORM || length >> (8 * (octets - 1)) == 0) {
      throw new MalformedSealException("length at " + at + ": not the shortest form");
    }
    return length;
  }

  private int octet(int limit) throws MalformedSealException {
    if (at >= limit) {
      throw new MalformedSealException("ends at " + at + " within an element");
    }
    return der[at++] & 0xff;
  }
}
