package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines behind a number, as {@code FILE:1-5,9;FILE:3}. Neighbouring lines are one range; past
 * {@value #MOST_RANGES} ranges of a file further lines are counted in the number and not named.
 */
final class Sources {

  static final int MOST_RANGES = 500;

  private final Map<String, TreeMap<Long, Long>> ranges = new TreeMap<>();
  // Several facts of a finding name the same lines.
  private @Nullable String text;

  static Sources of(FactRow... rows) {
    Sources sources = new Sources();
    for (FactRow row : rows) {
      sources.add(row);
    }
    return sources;
  }

  static Sources of(Iterable<FactRow> rows) {
    Sources sources = new Sources();
    rows.forEach(sources::add);
    return sources;
  }

  Sources add(FactRow row) {
    return add(row.kind().file(), row.line());
  }

  /** Every line of other sources as well. */
  void addAll(Sources others) {
    others.ranges.forEach((file, lines) ->
        lines.forEach((first, last) -> {
          for (long line = first; line <= last; line++) {
            add(file, line);
          }
        }));
  }

  Sources add(String file, long line) {
    text = null;
    TreeMap<Long, Long> known = ranges.computeIfAbsent(file, _ -> new TreeMap<>());
    Map.Entry<Long, Long> before = known.floorEntry(line);
    if (before != null && before.getValue() >= line) {
      return this;
    }
    boolean joinsBefore = before != null && before.getValue() == line - 1;
    Long after = known.get(line + 1);
    if (!joinsBefore && after == null && known.size() >= MOST_RANGES) {
      return this;
    }
    known.remove(line + 1);
    known.put(joinsBefore ? before.getKey() : line, after == null ? line : after);
    return this;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = written();
      text = known;
    }
    return known;
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    ranges.forEach((file, lines) -> {
      text.append(text.isEmpty() ? "" : ";").append(file);
      char before = ':';
      for (Map.Entry<Long, Long> range : lines.entrySet()) {
        text.append(before).append(range.getKey());
        if (range.getValue() > range.getKey()) {
          text.append('-').append(range.getValue());
        }
        before = ',';
      }
    });
    return text.toString();
  }
}
