package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import java.util.List;

/**
 * An order of names by lot from a seed that is written down, for draws whose seed need not come
 * from the log (docs/random-draw.md, section 9): whoever has seed and names computes the same.
 */
public final class SeededOrder {

  private SeededOrder() {}

  /**
   * All names in the order in which they are drawn; the first n are a draw of n.
   *
   * @param label ASCII, another one for each list drawn from the same seed
   * @param names in an order everybody can restore
   */
  public static List<String> of(Digest seed, String label, List<String> names) {
    return new Lot(seed, label).draw(names, names.size());
  }
}
