package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines behind a number, as {@code FILE:1-5,9;FILE:3}. Neighbouring lines are one range. All
 * are kept, whatever their order: who shows them names the first of them, and those are the same
 * only where none was left out before.
 */
final class Sources {

  /** Lines of one file behind one number: those of 10 000 people in a year and more. */
  private static final int MOST_LINES = 200_000;

  private final Map<String, Lines> files = new TreeMap<>();
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
    others.files.forEach((file, lines) -> {
      for (int i = 0; i < lines.count; i++) {
        add(file, lines.numbers[i]);
      }
    });
  }

  Sources add(String file, long line) {
    text = null;
    files.computeIfAbsent(file, _ -> new Lines()).add(line);
    return this;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      StringBuilder written = new StringBuilder();
      files.forEach((file, lines) -> {
        written.append(written.isEmpty() ? "" : ";").append(file);
        lines.write(written);
      });
      known = written.toString();
      text = known;
    }
    return known;
  }

  /** Numbers of lines, at first in the order in which they come and some of them twice. */
  private static final class Lines {
    private long[] numbers = new long[4];
    private int count;

    void add(long line) {
      if (count > 0 && numbers[count - 1] == line) {
        return;
      }
      if (count == numbers.length) {
        sort();
        if (count > numbers.length / 2) {
          if (count >= MOST_LINES) {
            return;
          }
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
      }
      numbers[count] = line;
      count++;
    }

    /** Each once, the least first. */
    private void sort() {
      Arrays.sort(numbers, 0, count);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (kept == 0 || numbers[kept - 1] != numbers[i]) {
          numbers[kept] = numbers[i];
          kept++;
        }
      }
      count = kept;
    }

    void write(StringBuilder text) {
      sort();
      char before = ':';
      for (int i = 0; i < count; i++) {
        long first = numbers[i];
        while (i + 1 < count && numbers[i + 1] == numbers[i] + 1) {
          i++;
        }
        text.append(before).append(first);
        if (numbers[i] > first) {
          text.append('-').append(numbers[i]);
        }
        before = ',';
      }
    }
  }
}
