package cn.laborproof.risk.columnar;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The extremes of a parameter over every region and version of a rule. */
final class Bounds {

  private final List<RuleEntry> entries;

  Bounds(RuleBook... books) {
    this.entries = Stream.of(books).flatMap(book -> book.entries().stream()).toList();
  }

  int least(String rule, String parameter) {
    return of(rule, parameter).min().orElseThrow();
  }

  int most(String rule, String parameter) {
    return of(rule, parameter).max().orElseThrow();
  }

  private IntStream of(String rule, String parameter) {
    return entries.stream().filter(e -> e.rule().equals(rule)).mapToInt(e -> e.number(parameter));
  }
}
