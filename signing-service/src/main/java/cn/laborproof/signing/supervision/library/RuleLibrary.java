package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The rules as shipped, and what offices have switched on since. */
@Component
final class RuleLibrary implements RulesInForce {

  /** What may be changed: bounds. Weights of indicators and their reasons are a matter of study. */
  private static final Pattern BOUND = Pattern.compile("[a-z][a-z-]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final RuleChangeRows rows;

  RuleLibrary(RuleChangeRows rows) {
    this.rows = rows;
  }

  @Override
  public RuleBook book() {
    return book(rows.active());
  }

  static RuleBook book(List<RuleChange> active) {
    RuleBook book = CompanyScan.shippedBook();
    // Each against the entry it was proposed for, which may be one of those before it.
    for (RuleChange change : active) {
      Optional<Integer> version = change.version();
      if (version.isPresent()) {
        book = book.with(List.of(change.entry(base(book, change), version.get())));
      }
    }
    return book;
  }

  /** The entry a change was proposed against. */
  static RuleEntry base(RuleBook book, RuleChange change) {
    return book.entries().stream()
        .filter(each -> each.rule().equals(change.rule()) && each.version() == change.base())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(change.rule() + " has no version " + change.base()));
  }

  /** The version the next change of a rule becomes. */
  static int nextVersion(RuleBook book, String rule) {
    return 1
        + book.entries().stream()
            .filter(each -> each.rule().equals(rule))
            .mapToInt(RuleEntry::version)
            .max()
            .orElse(0);
  }

  /** The rules of the library, in its order. */
  static List<String> rules() {
    return CompanyScan.ruleIds().stream()
        .filter(rule ->
            CompanyScan.shippedBook().entries().stream().anyMatch(e -> e.rule().equals(rule)))
        .toList();
  }

  /** Names of the bounds of an entry, in alphabetical order. */
  static List<String> bounds(RuleEntry entry) {
    List<String> names = new ArrayList<>();
    entry
        .parameters()
        .forEach((name, value) -> {
          if (isBound(name) && isNumber(value)) {
            names.add(name);
          }
        });
    names.sort(String::compareTo);
    return List.copyOf(names);
  }

  static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }

  private static boolean isBound(String name) {
    return BOUND.matcher(name).matches() && !name.equals("region");
  }
}
