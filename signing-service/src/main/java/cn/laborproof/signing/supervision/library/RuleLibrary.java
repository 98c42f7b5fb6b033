package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.rule.RuleSet;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The rules as shipped, and what offices have switched on since. */
@Component
final class RuleLibrary implements RulesInForce {

  /** What may be changed: bounds. Weights of indicators and their reasons are a matter of study. */
  private static final Pattern BOUND = Pattern.compile("[a-z][a-z-]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Shipped versions stay below, whatever later programs bring. */
  private static final int FIRST_LOCAL = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(RuleLibrary.class);

  private static final RuleBook FIXED = RuleBook.national();

  private record Pair(String lower, String upper) {}

  private static final List<Pair> ORDERED =
      List.of(
          new Pair("orange-after-months", "red-after-months"),
          new Pair("least", "remind-from"),
          new Pair("one-worker-least-yuan", "one-worker-most-yuan"),
          new Pair("group-least-yuan", "group-most-yuan"),
          new Pair("notice-percent", "percent"),
          new Pair("short-term-months", "middle-term-months"),
          new Pair("middle-term-months", "long-term-months"),
          new Pair("short-months", "middle-months"),
          new Pair("middle-months", "most-months"));

  private final RuleChangeRows rows;

  RuleLibrary(RuleChangeRows rows) {
    this.rows = rows;
  }

  @Override
  public Numbered numbered() {
    List<RuleChange> active = rows.active();
    return new Numbered(
        book(active),
        active.stream().mapToLong(change -> change.activation().orElse(0L)).max().orElse(0));
  }

  static RuleBook book(List<RuleChange> active) {
    RuleBook book = CompanyScan.shippedBook();
    // Each against the entry it was proposed for, which may be one of those before it.
    for (RuleChange change : active) {
      Optional<RuleEntry> base = base(book, change);
      if (base.isEmpty()) {
        LOG.error(
            "{} has no version {} any more: a change of it is left out",
            change.rule(),
            change.base());
      } else if (change.version().isPresent()) {
        book = book.with(List.of(change.entry(base.get(), change.version().get())));
      }
    }
    return book;
  }

  /** The entry a change was proposed against; empty when a later program ships it no more. */
  static Optional<RuleEntry> base(RuleBook book, RuleChange change) {
    return book.entries().stream()
        .filter(each -> each.rule().equals(change.rule()) && each.version() == change.base())
        .findFirst();
  }

  /**
   * Whether a change still says what it said when it was proposed: nothing has come between its
   * base and its first day, nor is to come after it for the same region.
   */
  static boolean isCurrent(RuleBook book, RuleChange change) {
    boolean later =
        book.entries().stream()
            .anyMatch(each ->
                each.rule().equals(change.rule())
                    && each.region().equals(change.region())
                    && each.version() > change.base());
    return !later
        && book.inForce(change.rule(), change.region(), change.from())
            .filter(each -> each.version() == change.base())
            .isPresent();
  }

  /** The version the next change of a rule becomes. */
  static int nextVersion(RuleBook book, String rule) {
    return Math.max(
        FIRST_LOCAL,
        1
            + book.entries().stream()
                .filter(each -> each.rule().equals(rule))
                .mapToInt(RuleEntry::version)
                .max()
                .orElse(0));
  }

  /** Whether an office switched it on; otherwise it was shipped. */
  static boolean isLocal(RuleEntry entry) {
    return entry.version() >= FIRST_LOCAL;
  }

  /** What a bound may be, both included. */
  record Range(int least, int most) {
    boolean holds(String value) {
      return NUMBER.matcher(value).matches()
          && Integer.parseInt(value) >= least
          && Integer.parseInt(value) <= most;
    }
  }

  /**
   * What a bound of an entry may be: what makes sense, within what the law leaves open (ADR 73).
   */
  static Range range(RuleEntry entry, String bound) {
    Range sensible = sensible(bound);
    return entry
        .statute(bound)
        .map(law ->
            new Range(
                Math.max(sensible.least(), law.least().orElse(sensible.least())),
                Math.min(sensible.most(), law.most().orElse(sensible.most()))))
        .orElse(sensible);
  }

  /**
   * None may be 0, since rules look at the last of so many; but faces may be kept for no day, and
   * for as few as ADR 64 says.
   */
  private static Range sensible(String bound) {
    if (bound.equals("region-digits")) {
      return new Range(2, 6);
    }
    if (bound.equals("keep-days")) {
      return new Range(0, 7);
    }
    if (bound.equals("on-for-days")) {
      return new Range(1, 90);
    }
    if (bound.equals("likeness-percent")) {
      return new Range(50, 100);
    }
    if (bound.equals("labour-cost-from")) {
      return new Range(1, 99);
    }
    if (bound.equals("growth-percent")) {
      return new Range(1, 10_000);
    }
    if (bound.endsWith("percent") || bound.equals("threshold")) {
      return new Range(1, 100);
    }
    if (bound.endsWith("months")) {
      return new Range(1, 600);
    }
    if (bound.endsWith("days")) {
      return new Range(1, 3660);
    }
    return new Range(1, bound.endsWith("yuan") ? 999_999_999 : 100_000);
  }

  /** The first pair whose lower bound would be above its upper one. */
  static Optional<String> crossed(Map<String, String> parameters) {
    return ORDERED.stream()
        .filter(pair -> parameters.keySet().containsAll(List.of(pair.lower(), pair.upper())))
        .filter(pair ->
            Integer.parseInt(parameters.getOrDefault(pair.lower(), "0"))
                > Integer.parseInt(parameters.getOrDefault(pair.upper(), "0")))
        .map(Pair::lower)
        .findFirst();
  }

  /** The rules whose bounds offices may change, in the order of the library. */
  static List<String> rules() {
    return CompanyScan.ruleIds().stream()
        .filter(rule ->
            CompanyScan.shippedBook().entries().stream().anyMatch(e -> e.rule().equals(rule)))
        .toList();
  }

  /**
   * The rules over the contracts signed here and over rosters, which stay as they were shipped:
   * their bounds are the law's, or were told to both parties when they signed.
   */
  static List<String> fixedRules() {
    return RuleSet.ids();
  }

  /** Every entry of {@link #fixedRules()}. */
  static RuleBook fixedBook() {
    return FIXED;
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

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }

  private static boolean isBound(String name) {
    return BOUND.matcher(name).matches() && !name.equals("region");
  }
}
