package cn.laborproof.proof.log;

/** Paths of C2SP tlog-tiles, relative to the log's prefix, with {@code /} between parts. */
public final class TilePath {
  /** Hashes of a full tile, entries of a full bundle. */
  public static final int WIDTH = 256;

  /** The mutable signed checkpoint. */
  public static final String CHECKPOINT = "checkpoint";

  private TilePath() {}

  /**
   * A hash tile.
   *
   * @param level 0 for leaf hashes
   * @param index position within the level
   * @param width hashes in it, 1 to 256
   */
  public static String tile(int level, long index, int width) {
    return path("tile/" + level, index, width);
  }

  /** An entry bundle; index and width as in {@link #tile}. */
  public static String entries(long index, int width) {
    return path("tile/entries", index, width);
  }

  private static String path(String prefix, long index, int width) {
    if (index < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("tile " + index + " of width " + width);
    }
    String full = prefix + "/" + threes(index);
    return width == WIDTH ? full : full + ".p/" + width;
  }

  /** 1234067 becomes {@code x001/x234/067}. */
  private static String threes(long index) {
    StringBuilder path = new StringBuilder(padded(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + padded(rest % 1000) + "/");
    }
    return path.toString();
  }

  private static String padded(long upTo999) {
    String digits = Long.toString(upTo999);
    return "0".repeat(3 - digits.length()) + digits;
  }
}
