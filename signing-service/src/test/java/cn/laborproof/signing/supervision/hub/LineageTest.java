package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineageTest {

  private static final UUID EARLY = new UUID(1, 1);
  private static final UUID LATE = new UUID(2, 2);

  @Test
  void the_lines_that_are_named_do_not_depend_on_how_rows_are_numbered() {
    List<FactsOfHub.Place> places = new ArrayList<>();
    for (long line = 2; line < 2000; line += 3) {
      places.add(new FactsOfHub.Place(line % 2 == 0 ? LATE : EARLY, line));
    }
    String expected = named(places);
    Random random = new Random(20261123);
    for (int run = 0; run < 20; run++) {
      Collections.shuffle(places, random);
      assertThat(named(places)).isEqualTo(expected);
    }
    List<Lineage.Part> parts = Lineage.read(expected).orElseThrow();
    assertThat(parts).extracting(Lineage.Part::batch).containsExactly(EARLY, LATE);
    assertThat(parts.getFirst().lines()).startsWith("5,11,17");
    assertThat(parts.stream().mapToInt(part -> part.lines().split(",").length).sum())
        .isEqualTo(500);
  }

  @Test
  void ranges_of_neighbours_count_as_one() {
    List<FactsOfHub.Place> places = new ArrayList<>();
    for (long line = 2; line < 5000; line++) {
      places.add(new FactsOfHub.Place(EARLY, line));
    }
    assertThat(named(places)).isEqualTo("facts/" + EARLY + ":2-4999");
  }

  /** As a scan that numbers its rows in this order names them. */
  private static String named(List<FactsOfHub.Place> places) {
    String rows =
        places.stream()
            .map(places::indexOf)
            .map(String::valueOf)
            .collect(Collectors.joining(",", "wages.csv:", ""));
    return Lineage.of(
            List.of(new Fact("n", "1", "items", rows)),
            (_, row) -> Optional.of(places.get((int) row)))
        .getFirst()
        .source();
  }
}
