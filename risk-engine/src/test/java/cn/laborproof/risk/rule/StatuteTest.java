package cn.laborproof.risk.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.risk.scan.CompanyScan;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatuteTest {

  private static final String PREFIX = "statute.";

  @Test
  void either_end_may_be_missing() {
    assertThat(Statute.of("..36")).isEqualTo(new Statute(OptionalInt.empty(), OptionalInt.of(36)));
    assertThat(Statute.of("80..")).isEqualTo(new Statute(OptionalInt.of(80), OptionalInt.empty()));
    assertThat(Statute.of("5000..20000").isExact()).isFalse();
    assertThat(Statute.of("12..12").isExact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "36", "..", "20..10", "-1..", "..x", "1...2"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Statute.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_shipped_bound_keeps_to_the_law_that_is_shipped_with_it() {
    List<RuleEntry> entries =
        Stream.concat(
                CompanyScan.shippedBook().entries().stream(),
                RuleBook.national().entries().stream())
            .toList();
    int statutes = 0;
    for (RuleEntry entry : entries) {
      for (String key : entry.parameters().keySet()) {
        if (key.startsWith(PREFIX)) {
          String bound = key.substring(PREFIX.length());
          Statute law = entry.statute(bound).orElseThrow();
          assertThat(entry.number(bound))
              .as(entry.rule() + " " + bound)
              .isBetween(
                  law.least().orElse(Integer.MIN_VALUE), law.most().orElse(Integer.MAX_VALUE));
          statutes++;
        }
      }
    }
    assertThat(statutes).isGreaterThan(30);
  }

  @Test
  void a_book_that_is_written_and_read_again_says_the_same_of_the_law() {
    RuleBook again = RuleBook.of(CompanyScan.shippedBook().written());
    for (RuleEntry entry : CompanyScan.shippedBook().entries()) {
      RuleEntry read =
          again.entries().stream()
              .filter(each -> each.rule().equals(entry.rule()) && each.version() == entry.version())
              .findFirst()
              .orElseThrow();
      entry
          .parameters()
          .keySet()
          .forEach(name -> assertThat(read.statute(name)).isEqualTo(entry.statute(name)));
    }
  }
}
