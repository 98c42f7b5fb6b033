package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What all companies of one scan share. */
final class ScanContext {

  /**
   * A rule with its parameters in force.
   *
   * @param sieves through any of which a person reaches it, as bits
   */
  record Active(LibraryRule rule, RuleEntry entry, int sieves) {}

  private final LocalDate asOf;
  private final FactSource facts;
  private final RuleBook book;
  private final Affiliations affiliations;
  private final Consumer<Found> sink;
  private final Services services = new Services();
  private final Map<String, List<Active>> byRegion = new HashMap<>();

  ScanContext(LocalDate asOf, FactSource facts, RuleBook book, Consumer<Found> sink) {
    this.asOf = asOf;
    this.facts = facts;
    this.book = book;
    this.affiliations = new Affiliations(facts.affiliations());
    this.sink = sink;
  }

  LocalDate asOf() {
    return asOf;
  }

  Affiliations affiliations() {
    return affiliations;
  }

  Services services() {
    return services;
  }

  RuleBook book() {
    return book;
  }

  boolean has(FactKind kind) {
    return facts.has(kind);
  }

  void report(Found found) {
    sink.accept(found);
  }

  /** The rules that apply in a region on the day of the scan and whose files are there. */
  List<Active> rules(String region) {
    return byRegion.computeIfAbsent(
        region,
        r ->
            Library.RULES.stream()
                .filter(rule -> rule.needs().stream().allMatch(this::has))
                .flatMap(rule ->
                    book.inForce(rule.id(), r, asOf).stream()
                        .map(e -> new Active(rule, e, Sieve.bits(Sieve.of(rule.id())))))
                .toList());
  }

  /** For whom it says anything that a line is not there. */
  Coverage coverage() {
    return facts.coverage();
  }

  /** The standard of the narrowest area around {@code region} on that day. */
  Optional<FactRow> standard(String name, String region, LocalDate day) {
    return facts.standards().stream()
        .filter(r -> r.required("standard").equals(name) && r.isValidOn(day))
        .filter(r -> !region.isEmpty() && region.startsWith(area(r)))
        .max(Comparator.comparingInt(r -> area(r).length()));
  }

  /** 330000 is all of province 33, 330100 all of city 3301. */
  private static String area(FactRow standard) {
    return standard.required("region").replaceAll("(00){1,2}$", "");
  }

  /** The last day of a term of whole months that begins on {@code first}. */
  static LocalDate lastDayOf(LocalDate first, int months) {
    LocalDate same = first.plusMonths(months);
    // 民法典 202: where the last month has no such day, the period ends with the month.
    return same.getDayOfMonth() < first.getDayOfMonth() ? same : same.minusDays(1);
  }

  static Money sum(List<FactRow> rows, String column) {
    return rows.stream().flatMap(r -> r.money(column).stream()).reduce(Money.ZERO, Money::plus);
  }
}
