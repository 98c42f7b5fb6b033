package cn.laborproof.risk.columnar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what belongs to ranges in the order of their ranges, whichever range is ready first.
 * What belongs to the range whose turn it is goes on at once: only what comes too early waits.
 */
final class Ordered<T> {

  private final Consumer<T> sink;
  private final Map<Integer, Waiting<T>> early = new HashMap<>();
  private int turn;
  private long count;

  Ordered(Consumer<T> sink) {
    this.sink = sink;
  }

  /** What came of a range before its turn. */
  private static final class Waiting<T> {
    private final List<T> items = new ArrayList<>();
    private boolean whole;
  }

  synchronized void put(int range, T item) {
    if (range == turn) {
      pass(item);
    } else {
      early(range).items.add(item);
    }
  }

  /** Nothing more comes of this range. */
  synchronized void end(int range) {
    early(range).whole = true;
    @Nullable Waiting<T> next = early.get(turn);
    while (next != null) {
      next.items.forEach(this::pass);
      next.items.clear();
      if (!next.whole) {
        return;
      }
      early.remove(turn);
      turn++;
      next = early.get(turn);
    }
  }

  private Waiting<T> early(int range) {
    return early.computeIfAbsent(range, _ -> new Waiting<>());
  }

  private void pass(T item) {
    sink.accept(item);
    count++;
  }

  synchronized long count() {
    return count;
  }
}
