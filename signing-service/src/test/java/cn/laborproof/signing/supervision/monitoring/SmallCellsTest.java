package cn.laborproof.signing.supervision.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.supervision.monitoring.SmallCells.Cell;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Counted;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Told;
import cn.laborproof.signing.supervision.monitoring.SmallCells.ToldCells;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmallCellsTest {
  private static final int SMALLEST = 3;

  @Test
  void a_cell_about_two_employers_is_hidden_with_the_one_the_whole_would_tell_it_by() {
    assertThat(told(5, 2, 9, 0)).containsExactly("-", "-", "9", "0");
    assertThat(told(5, 2, 1)).containsExactly("5", "-", "-");
    assertThat(told(5, 3)).containsExactly("5", "3");
  }

  @Test
  void what_many_findings_say_of_one_employer_is_hidden_too() {
    var counted =
        new Counted(List.of(new Cell("a", 40, 1), new Cell("b", 7, 4)), new Cell("", 47, 5));
    assertThat(SmallCells.of(counted, SMALLEST).cells())
        .extracting(Told::number)
        .containsOnly(Optional.empty());
    assertThat(SmallCells.of(counted, SMALLEST).whole()).contains(47L);
  }

  @Test
  void a_whole_about_two_employers_is_hidden_however_often_they_are_counted() {
    var counted =
        new Counted(List.of(new Cell("a", 2, 2), new Cell("b", 1, 1)), new Cell("", 3, 2));
    assertThat(SmallCells.of(counted, SMALLEST).whole()).isEmpty();
    assertThat(SmallCells.of(new Counted(List.of(), new Cell("", 0, 0)), SMALLEST).whole())
        .contains(0L);
  }

  @Test
  void no_sum_of_what_is_hidden_is_about_too_few() {
    int most = 6;
    for (int code = 0; code < most * most * most * most; code++) {
      List<Integer> employers =
          List.of(
              code % most,
              code / most % most,
              code / (most * most) % most,
              code / (most * most * most));
      ToldCells told = SmallCells.of(counted(employers), SMALLEST);
      int hidden = 0;
      for (int i = 0; i < employers.size(); i++) {
        boolean shown = told.cells().get(i).number().isPresent();
        assertThat(shown && employers.get(i) > 0 && employers.get(i) < SMALLEST)
            .as("%s", employers)
            .isFalse();
        hidden += shown ? 0 : employers.get(i);
      }
      boolean tells = told.whole().isPresent() && hidden > 0 && hidden < SMALLEST;
      assertThat(tells).as("%s", employers).isFalse();
    }
  }

  @Test
  void a_part_is_hidden_where_the_rest_of_the_whole_beside_it_is_about_too_few() {
    Counted all = counted(List.of(4, 6, 3));
    assertThat(part(all, 3, 3, 3)).containsExactly("-", "3", "3", "all -");
    assertThat(part(all, 4, 3, 3)).containsExactly("4", "3", "3", "all 10");
    assertThat(part(all, 0, 6, 3)).containsExactly("0", "6", "3", "all 9");
    assertThat(part(all, 4, 6, 3)).as("all of them").containsExactly("4", "6", "3", "all 13");
    assertThat(part(all, 4, 4, 3)).containsExactly("4", "-", "3", "all -");
  }

  /** Nobody takes a part from the whole and learns of one or two employers. */
  @Test
  void no_rest_of_a_shown_part_is_about_too_few() {
    int most = 6;
    for (int code = 0; code < most * most * most * most; code++) {
      List<Integer> all = List.of(code % most, code / most % most);
      List<Integer> some =
          List.of(
              Math.min(all.getFirst(), code / (most * most) % most),
              Math.min(all.getLast(), code / (most * most * most)));
      ToldCells told = SmallCells.of(counted(some), counted(all), SMALLEST);
      long shown = 0;
      long rest = 0;
      for (int i = 0; i < 2; i++) {
        if (told.cells().get(i).number().isPresent()) {
          int left = all.get(i) - some.get(i);
          assertThat(left > 0 && left < SMALLEST).as("%s of %s", some, all).isFalse();
          shown += some.get(i);
        } else {
          rest += some.get(i);
        }
      }
      if (told.whole().isPresent()) {
        long hidden = told.whole().get() - shown;
        assertThat(hidden).isEqualTo(rest);
        assertThat(hidden > 0 && hidden < SMALLEST).as("%s of %s", some, all).isFalse();
      }
    }
  }

  private static List<String> part(Counted all, Integer... employers) {
    ToldCells told = SmallCells.of(counted(List.of(employers)), all, SMALLEST);
    return Stream.concat(
            told.cells().stream().map(cell -> cell.number().map(String::valueOf).orElse("-")),
            Stream.of("all " + told.whole().map(String::valueOf).orElse("-")))
        .toList();
  }

  private static List<String> told(Integer... employers) {
    return SmallCells.of(counted(List.of(employers)), SMALLEST).cells().stream()
        .map(cell -> cell.number().map(String::valueOf).orElse("-"))
        .toList();
  }

  private static Counted counted(List<Integer> employers) {
    long all = employers.stream().mapToLong(Integer::longValue).sum();
    List<Cell> cells =
        IntStream.range(0, employers.size())
            .mapToObj(i -> new Cell("c" + i, employers.get(i), employers.get(i)))
            .toList();
    return new Counted(cells, new Cell("", all, all));
  }
}
