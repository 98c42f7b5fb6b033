package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourcesTest {

  @Test
  void neighbouring_lines_are_one_range_and_a_line_counts_once() {
    Sources sources =
        new Sources().add("wages.csv", 9).add("wages.csv", 3).add("a.csv", 7).add("wages.csv", 2);
    assertThat(sources.add("wages.csv", 3)).hasToString("a.csv:7;wages.csv:2-3,9");
    assertThat(sources.add("wages.csv", 4)).hasToString("a.csv:7;wages.csv:2-4,9");
  }

  @Test
  void the_same_lines_in_any_order_and_by_any_way_are_the_same_text() {
    Random random = new Random(20261123);
    for (int run = 0; run < 30; run++) {
      TreeSet<Integer> lines = new TreeSet<>();
      int count = 1 + random.nextInt(4000);
      while (lines.size() < count) {
        lines.add(2 + random.nextInt(2 * count + 10));
      }
      List<Integer> order = new ArrayList<>(lines);
      order.addAll(order.subList(0, order.size() / 3));
      Collections.shuffle(order, random);
      Sources one = new Sources();
      order.forEach(line -> one.add("w.csv", line));
      Sources first = new Sources();
      Sources second = new Sources();
      lines.forEach(line -> (line % 2 == 0 ? first : second).add("w.csv", line));
      second.addAll(first);
      assertThat(one).hasToString(second.toString());
      assertThat(one.toString()).startsWith("w.csv:" + lines.first());
    }
  }
}
