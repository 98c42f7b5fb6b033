package cn.laborproof.risk.columnar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what belongs to ranges in the order of their ranges, whichever range is ready first.
 */
final class Ordered<T> {

  private final Consumer<T> sink;
  private final Map<Integer, List<T>> waiting = new HashMap<>();
  private int next;
  private long count;

  Ordered(Consumer<T> sink) {
    this.sink = sink;
  }

  synchronized void put(int range, List<T> found) {
    waiting.put(range, found);
    @Nullable List<T> ready = waiting.remove(next);
    while (ready != null) {
      ready.forEach(sink);
      count += ready.size();
      next++;
      ready = waiting.remove(next);
    }
  }

  synchronized long count() {
    return count;
  }
}
