package cn.laborproof.risk.columnar;

import cn.laborproof.risk.scan.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes findings on in the order of their ranges, whichever range is ready first. */
final class Ordered {

  private final Consumer<Found> sink;
  private final Map<Integer, List<Found>> waiting = new HashMap<>();
  private int next;
  private long count;

  Ordered(Consumer<Found> sink) {
    this.sink = sink;
  }

  synchronized void put(int range, List<Found> found) {
    waiting.put(range, found);
    @Nullable List<Found> ready = waiting.remove(next);
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
