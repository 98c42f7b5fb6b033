package cn.laborproof.signing.supervision.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.supervision.monitoring.SmallCells.Cell;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Counted;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Told;
import cn.laborproof.signing.supervision.monitoring.SmallCells.ToldCells;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
