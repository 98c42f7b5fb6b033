package cn.laborproof.risk.score;

/**
 * How much of a control point findings of one severity take.
 *
 * @param first percent of the point that the first takes
 * @param each percent that every further one takes
 * @param most percent that all of them take at most
 */
public record Loss(int first, int each, int most) {

  private static final int WHOLE = 100;

  /**
   * @throws IllegalArgumentException unless 0 ≤ each ≤ first ≤ most ≤ 100
   */
  public Loss {
    if (each < 0 || each > first || first > most || most > WHOLE) {
      throw new IllegalArgumentException(
          "loss " + first + "," + each + "," + most + " (expected: 0 <= each <= first <= most)");
    }
  }

  /** Reads {@code first,each,most}. */
  static Loss parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("loss " + text + " (expected: first,each,most)");
    }
    return new Loss(number(parts[0]), number(parts[1]), number(parts[2]));
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  /** Percent that so many findings take. */
  int of(long count) {
    return count <= 0 ? 0 : (int) Math.min(most, first + (count - 1) * each);
  }
}
